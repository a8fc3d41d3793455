using DocsBot.Core.Retrieval;
using DocsBot.Providers.Qdrant.Rest;

namespace DocsBot.Providers.Qdrant.Index;

/// <summary>How a snapshot's collection is laid out.</summary>
internal static class CollectionLayout
{
    /// <summary>Version of the layout that this build reads and writes.</summary>
    public const int Schema = 1;

    private const string Keyword = "keyword";

    /// <summary>The payload indexes: every field that a filter names.</summary>
    public static IReadOnlyList<(string Field, string Type)> Indexes { get; } =
    [
        ("kind", Keyword), ("page", Keyword), ("source", Keyword), ("url", Keyword), ("product", Keyword), ("version", Keyword), ("language", Keyword), ("name", Keyword), ("era", "integer"),
    ];

    /// <summary>Makes the collection with its indexes, which are there before the points are.</summary>
    public static async Task CreateAsync(QdrantClient client, string collection, QdrantOptions options, IndexRecipe recipe, CollectionMetadata metadata, CancellationToken cancellationToken)
    {
        var setup = new CreateCollection
        {
            Vectors = recipe.EmbeddingDimensions > 0
                ? new Dictionary<string, DenseVectorSetup>(StringComparer.Ordinal) { [VectorNames.Dense] = Dense(options, recipe.EmbeddingDimensions) }
                : new Dictionary<string, DenseVectorSetup>(StringComparer.Ordinal),
            SparseVectors = new Dictionary<string, SparseVectorSetup>(StringComparer.Ordinal)
            {
                [VectorNames.Words] = new("idf"),
                [VectorNames.PageWords] = new("idf"),
            },
            ShardNumber = options.Shards,
            ReplicationFactor = options.Replicas,
            WriteConsistencyFactor = options.WriteConsistency,
            Metadata = metadata,
        };
        await client.CreateCollectionAsync(collection, setup, cancellationToken);
        foreach (var (field, type) in Indexes)
        {
            await client.CreateFieldIndexAsync(collection, field, type, cancellationToken);
        }
    }

    private static DenseVectorSetup Dense(QdrantOptions options, int dimensions) => new(
        dimensions,
        "Cosine",
        new DenseVectorSetup.HnswSetup(options.HnswLinks, options.HnswBuildCandidates),
        options.Quantization == VectorQuantization.Int8 ? new DenseVectorSetup.QuantizationSetup(new DenseVectorSetup.ScalarSetup("int8", Quantile: 0.99, AlwaysRam: true)) : null);
}
