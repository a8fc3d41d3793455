namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>What a snapshot's collection says of itself. All keys are at the top: the server merges an update key by key. Null is not written.</summary>
internal sealed record CollectionMetadata
{
    /// <summary>Version of the layout; null for a collection that is not DocsBot's.</summary>
    public int? DocsbotSchema { get; init; }

    /// <summary>One of <c>SnapshotState</c>.</summary>
    public string? State { get; init; }

    public string? Snapshot { get; init; }

    /// <summary>The snapshot that the draft was copied from.</summary>
    public string? Base { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public string? Chunker { get; init; }

    public string? EmbeddingModel { get; init; }

    public int? EmbeddingDimensions { get; init; }

    public int? Pages { get; init; }

    public int? Chunks { get; init; }

    /// <summary>Hash of the learnt model, the chunks it was learnt from, and its number: chunks of that era and later ones are new to it.</summary>
    public string? ModelHash { get; init; }

    public int? ModelChunks { get; init; }

    public long? ModelEra { get; init; }

    /// <summary>Number of the word analysis, and the mean lengths that the sparse vectors were made with.</summary>
    public int? Analysis { get; init; }

    public double? ChunkWords { get; init; }

    public double? PageWords { get; init; }
}
