namespace DocsBot.Providers.Embeddings;

/// <summary>The vectors of the vocabulary's rows, one after the other.</summary>
/// <param name="values">Rows times dimensions.</param>
/// <param name="dimensions">Components of a vector, a multiple of 16.</param>
internal sealed class EmbeddingTable(float[] values, int dimensions)
{
    public int Dimensions => dimensions;

    public int Rows => values.Length / dimensions;

    public Span<float> Row(int row) => values.AsSpan(row * dimensions, dimensions);

    /// <summary>Adds the weighted rows to a vector.</summary>
    public void AddTo(Span<float> sum, ReadOnlySpan<Feature> features) => WeightedSum.Add(values, features, sum);

    /// <summary>A random start: components of the size that a vector of unit length has.</summary>
    public static EmbeddingTable Random(int rows, int dimensions, ulong seed)
    {
        var random = new SplitMix64(seed);
        var values = new float[rows * dimensions];
        var scale = (float)Math.Sqrt(3.0 / dimensions);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = scale * random.NextSigned();
        }

        return new EmbeddingTable(values, dimensions);
    }
}
