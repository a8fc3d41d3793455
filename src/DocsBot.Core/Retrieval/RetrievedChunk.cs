using DocsBot.Core.Documents;

namespace DocsBot.Core.Retrieval;

/// <summary>A passage as the retriever ranks it.</summary>
public sealed record RetrievedChunk
{
    /// <summary>The passage.</summary>
    public required Chunk Chunk { get; init; }

    /// <summary>The fused score, or one over its place where a re-ranker ordered; higher is better, comparable within one retrieval only.</summary>
    public required double Score { get; init; }

    /// <summary>Its BM25 score; null when it was found by meaning only.</summary>
    public double? WordScore { get; init; }

    /// <summary>Its cosine similarity; null when it was found by words only.</summary>
    public double? VectorScore { get; init; }

    /// <summary>The share of the question's words, weighted by rarity, that the passage holds: 0 to 1.</summary>
    public required double Coverage { get; init; }
}
