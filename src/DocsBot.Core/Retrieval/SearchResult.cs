namespace DocsBot.Core.Retrieval;

/// <summary>What a store found: the two lists apart, so that every store is fused by the same <c>Retriever</c>.</summary>
public sealed record SearchResult
{
    /// <summary>Nothing found in an index of nothing.</summary>
    public static SearchResult Empty { get; } = new() { ByWords = [], ByVector = [], Terms = [], ChunkCount = 0, Snapshot = null };

    /// <summary>Best first, by BM25; empty when the question has no word the index knows.</summary>
    public required IReadOnlyList<SearchHit> ByWords { get; init; }

    /// <summary>Best first, by cosine similarity; empty when the request had no vector.</summary>
    public required IReadOnlyList<SearchHit> ByVector { get; init; }

    /// <summary>The question's words without stop words, then those that only its context has; each once, in order, with how common they are.</summary>
    public required IReadOnlyList<TermStatistic> Terms { get; init; }

    /// <summary>The number of chunks in the index.</summary>
    public required int ChunkCount { get; init; }

    /// <summary>The snapshot that was searched; null when nothing is published.</summary>
    public required string? Snapshot { get; init; }
}
