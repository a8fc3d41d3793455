using System.ComponentModel.DataAnnotations;

namespace DocsBot.Providers.Embeddings;

/// <summary>Settings of the model that is learnt from the documentation.</summary>
public sealed record CorpusEmbeddingOptions
{
    /// <summary>Components of an embedding, a multiple of 16. Default 128.</summary>
    [Range(16, 1024)]
    public int Dimensions { get; init; } = 128;

    /// <summary>The most words with a vector of their own. Default 40,000.</summary>
    [Range(100, 1_000_000)]
    public int Words { get; init; } = 40_000;

    /// <summary>Vectors shared by the character n-grams of all other words. Default 8,192.</summary>
    [Range(16, 1_000_000)]
    public int Buckets { get; init; } = 8_192;

    /// <summary>Fewer passages than this are too few to learn from. Default 40.</summary>
    [Range(2, 1_000_000)]
    public int LeastPassages { get; init; } = 40;

    /// <summary>The most passages that are learnt from; of more, this many are drawn. Default 40,000.</summary>
    [Range(2, 1_000_000)]
    public int MostPassages { get; init; } = 40_000;

    /// <summary>Where the random numbers begin. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many threads learn; they do not change the result. Default: the number of processors.</summary>
    [Range(1, 256)]
    public int Threads { get; init; } = Environment.ProcessorCount;
}
