namespace DocsBot.Core.Reranking;

/// <summary>How a re-ranking endpoint is asked.</summary>
public enum RerankApi
{
    /// <summary>As Cohere, Jina, vLLM and LocalAI: <c>{model, query, documents, top_n}</c>.</summary>
    Cohere,

    /// <summary>As Hugging Face's text-embeddings-inference: <c>{query, texts, truncate}</c>.</summary>
    Tei,
}
