using System.ComponentModel.DataAnnotations;

namespace DocsBot.Providers.Embeddings;

/// <summary>Settings of the model that is learnt from the documentation; configuration section <c>Embedding</c>.</summary>
public sealed record CorpusEmbeddingOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Embedding";

    private const int Multiple = 16;

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

    /// <summary>
    /// The share of passages, 0 to 1, that must be new or gone since the model was learnt before it is learnt anew; until then new passages are embedded with
    /// the model that is there. Default 0.2.
    /// </summary>
    [Range(0.0, 1.0)]
    public double RefitAt { get; init; } = 0.2;

    /// <summary>Where the random numbers begin. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many threads learn; they do not change the result. Default 0: as many as there are processors.</summary>
    [Range(0, 256)]
    public int Threads { get; init; }

    /// <summary>How many threads that is on this machine.</summary>
    internal int ThreadCount => Threads == 0 ? Environment.ProcessorCount : Threads;

    /// <summary>What the ranges of single settings do not say.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Dimensions % Multiple != 0)
        {
            yield return new ValidationResult($"The field {nameof(Dimensions)} must be a multiple of {Multiple}.", [nameof(Dimensions)]);
        }

        if (MostPassages < LeastPassages)
        {
            yield return new ValidationResult($"The field {nameof(MostPassages)} must be at least {nameof(LeastPassages)}, which is {LeastPassages}.", [nameof(MostPassages)]);
        }
    }
}
