using System.Numerics.Tensors;
using DocsBot.Providers.Embeddings;
using DocsBot.Providers.Sqlite.Words;

namespace DocsBot.Providers.Sqlite.Vectors;

/// <summary>
/// The embeddings of a snapshot in memory, one byte a component, whatever model they are of. Searched exactly, one after the other: at documentation size
/// that costs less than an approximate index errs.
/// </summary>
/// <param name="dimensions">Components of an embedding.</param>
/// <param name="count">How many there will be.</param>
internal sealed class VectorIndex(int dimensions, int count)
{
    /// <summary>Vectors are filled up with zeros, so that no product has a rest.</summary>
    private readonly int _width = (dimensions + Int8Product.Lanes - 1) / Int8Product.Lanes * Int8Product.Lanes;
    private readonly long[] _numbers = new long[count];
    private readonly float[] _scales = new float[count];
    private readonly sbyte[] _components = new sbyte[(long)count * ((dimensions + Int8Product.Lanes - 1) / Int8Product.Lanes * Int8Product.Lanes)];

    /// <summary>How many were added.</summary>
    public int Count { get; private set; }

    /// <summary>Adds the next chunk's embedding, in the order of the chunks' numbers.</summary>
    /// <param name="number">The chunk.</param>
    /// <param name="packed">See <see cref="Int8Vector.Pack"/>.</param>
    /// <returns>False when the bytes are no vector of the index's dimension.</returns>
    public bool TryAdd(long number, ReadOnlySpan<byte> packed)
    {
        if (!Int8Vector.TryUnpack(packed, _components.AsSpan(Count * _width, dimensions), out _scales[Count]))
        {
            return false;
        }

        _numbers[Count++] = number;
        return true;
    }

    /// <summary>The nearest chunks by cosine similarity (all vectors are of unit length), best first; equals come in the order of their numbers.</summary>
    /// <param name="vector">Of the index's dimension.</param>
    /// <param name="top">The most to return.</param>
    /// <param name="passes">Which chunks may be returned; null for all.</param>
    public IReadOnlyList<RankedChunk> Nearest(ReadOnlySpan<float> vector, int top, HashSet<long>? passes)
    {
        if (vector.Length != dimensions)
        {
            throw new ArgumentException(FormattableString.Invariant($"The question's embedding has {vector.Length} components, the index has {dimensions}."), nameof(vector));
        }

        var question = new short[_width];
        var scale = Round(vector, question);
        var best = new TopHits(top);
        var worst = float.NegativeInfinity;
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            var score = Int8Product.Of(question, _components.AsSpan(i * _width, _width)) * _scales[i] * scale;
            if (score > worst && (passes is null || passes.Contains(_numbers[i])))
            {
                best.Offer(_numbers[i], score);
                worst = ++kept < top ? worst : (float)best.Worst;
            }
        }

        return best.ToRanking();
    }

    private static float Round(ReadOnlySpan<float> vector, Span<short> question)
    {
        var scale = Math.Abs(TensorPrimitives.MaxMagnitude(vector)) / Int8Product.QuestionScale;
        for (var i = 0; i < vector.Length && scale > 0; i++)
        {
            question[i] = (short)MathF.Round(vector[i] / scale);
        }

        return scale;
    }
}
