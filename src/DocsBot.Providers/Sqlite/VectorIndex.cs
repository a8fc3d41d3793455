using System.Numerics.Tensors;

namespace DocsBot.Providers.Sqlite;

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

        var best = new PriorityQueue<long, (double Score, long Reversed)>(top + 1);
        for (var i = 0; i < numbers.Length; i++)
        {
            if (passes is not null && !passes.Contains(numbers[i]))
            {
                continue;
            }

            var score = (double)TensorPrimitives.Dot(vector, components.AsSpan(i * dimensions, dimensions));
            if (best.Count < top)
            {
                best.Enqueue(numbers[i], (score, -numbers[i]));
            }
            else if (best.TryPeek(out _, out var worst) && score > worst.Score)
            {
                best.EnqueueDequeue(numbers[i], (score, -numbers[i]));
            }
        }

        var ranking = new RankedChunk[best.Count];
        for (var i = ranking.Length - 1; best.TryDequeue(out var number, out var priority); i--)
        {
            ranking[i] = new RankedChunk(number, priority.Score);
        }

        return ranking;
    }
}
