namespace DocsBot.Providers.OpenAI;

/// <summary>The outcome of one request for embeddings.</summary>
internal abstract record EmbeddingTry
{
    private EmbeddingTry()
    {
    }

    /// <summary>The embeddings came.</summary>
    public sealed record Done(EmbeddingReply Reply) : EmbeddingTry;

    /// <summary>The request failed.</summary>
    public sealed record Failed(ModelFault Fault) : EmbeddingTry;
}
