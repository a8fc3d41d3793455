namespace DocsBot.Core.Documents;

/// <summary>What an index was built with. A service refuses an index whose manifest does not fit it, and says what to run.</summary>
public sealed record IndexManifest
{
    /// <summary>The schema this build reads and writes.</summary>
    public const int CurrentSchema = 1;

    /// <summary>Version of the store's layout.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>Name of this snapshot of the index; interactions record it, so that they can be replayed on it.</summary>
    public required string Snapshot { get; init; }

    /// <summary>When the snapshot was published, in UTC.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Name and version of the parser and chunker with their limits, for example <c>headings/1 max=1600</c>. Another one re-chunks every page.</summary>
    public required string Chunker { get; init; }

    /// <summary>Name of the embedding model; null for an index of words only.</summary>
    public string? EmbeddingModel { get; init; }

    /// <summary>Hash of the model that was learnt from this index and is stored with it; null for a provider's model, and where there was too little to learn from.</summary>
    public string? EmbeddingModelHash { get; init; }

    /// <summary>Number of components of an embedding; 0 without a model.</summary>
    public int EmbeddingDimensions { get; init; }

    /// <summary>Pages in the snapshot, the ones without a chunk included.</summary>
    public required int Pages { get; init; }

    /// <summary>Chunks in the snapshot.</summary>
    public required int Chunks { get; init; }
}
