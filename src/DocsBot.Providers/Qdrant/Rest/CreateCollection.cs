namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>A new collection.</summary>
internal sealed record CreateCollection
{
    public IReadOnlyDictionary<string, DenseVectorSetup> Vectors { get; init; } = new Dictionary<string, DenseVectorSetup>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, SparseVectorSetup>? SparseVectors { get; init; }

    public int? ShardNumber { get; init; }

    public int? ReplicationFactor { get; init; }

    public int? WriteConsistencyFactor { get; init; }

    public CollectionMetadata? Metadata { get; init; }
}
