using System.ComponentModel.DataAnnotations;
using DocsBot.Ingestion.Chunking;

namespace DocsBot.Ingestion;

/// <summary>Limits of an ingestion.</summary>
public sealed record IngestOptions
{
    /// <summary>The largest page that is read, in bytes. Default 5,000,000. A larger one fails by name, without being read.</summary>
    [Range(1_000, 1_000_000_000)]
    public long MaxPageBytes { get; init; } = 5_000_000;

    /// <summary>How many pages are parsed at once. Default: the number of processors.</summary>
    [Range(1, 256)]
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>How many chunks are embedded in one call. Default 64.</summary>
    [Range(1, 2048)]
    public int EmbeddingBatch { get; init; } = 64;

    /// <summary>
    /// The share of chunks, 0 to 1, that must be new or gone since the embedding model was learnt from them before it is learnt anew; until then new chunks are
    /// embedded with the model that is there. Default 0.2.
    /// </summary>
    [Range(0.0, 1.0)]
    public double RefitAt { get; init; } = 0.2;

    /// <summary>How long a chunk may be.</summary>
    public ChunkerOptions Chunking { get; init; } = new();
}
