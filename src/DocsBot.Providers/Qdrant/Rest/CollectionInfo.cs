namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>What the server says of a collection, as far as it is used.</summary>
internal sealed record CollectionInfo
{
    /// <summary><c>green</c>, <c>yellow</c> (optimizing), <c>grey</c> (optimizations pending) or <c>red</c> (failed).</summary>
    public string Status { get; init; } = "";

    public CollectionSetup Config { get; init; } = new();

    /// <summary>The payload indexes by field.</summary>
    public IReadOnlyDictionary<string, PayloadIndex>? PayloadSchema { get; init; }

    internal sealed record CollectionSetup
    {
        public CollectionParams Params { get; init; } = new();

        public CollectionMetadata? Metadata { get; init; }
    }

    internal sealed record CollectionParams
    {
        public IReadOnlyDictionary<string, VectorSize>? Vectors { get; init; }

        public IReadOnlyDictionary<string, SparseVectorSetup>? SparseVectors { get; init; }

        public int? ShardNumber { get; init; }

        public int? ReplicationFactor { get; init; }
    }

    internal sealed record VectorSize(int Size);

    internal sealed record PayloadIndex(string DataType);
}
