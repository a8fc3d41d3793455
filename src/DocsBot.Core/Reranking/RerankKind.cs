namespace DocsBot.Core.Reranking;

/// <summary>What puts the passages of a search into another order.</summary>
public enum RerankKind
{
    /// <summary>Nothing.</summary>
    Off,

    /// <summary>A re-ranking model behind an endpoint <c>/rerank</c>.</summary>
    Endpoint,

    /// <summary>The language model that answers, which is given all passages at once.</summary>
    Model,
}
