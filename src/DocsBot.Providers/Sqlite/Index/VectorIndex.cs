using System.Numerics.Tensors;
using DocsBot.Providers.Sqlite.Words;

namespace DocsBot.Providers.Sqlite.Index;

/// <summary>The embeddings of a snapshot in memory, one after the other. Searched exactly: at documentation size a scan costs less than an approximate index errs.</summary>
internal sealed class VectorIndex(long[] numbers, float[] components, int dimensions)
{
    public int Count => numbers.Length;

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

        var best = new TopHits(top);
        for (var i = 0; i < numbers.Length; i++)
        {
            if (passes is null || passes.Contains(numbers[i]))
            {
                best.Offer(numbers[i], TensorPrimitives.Dot(vector, components.AsSpan(i * dimensions, dimensions)));
            }
        }

        return best.ToRanking();
    }
}
