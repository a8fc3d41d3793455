using DocsBot.Conformance.QdrantDouble.Http;
using DocsBot.Conformance.QdrantDouble.State;

namespace DocsBot.Conformance.QdrantDouble.Querying;

/// <summary>Makes one list of several.</summary>
internal static class Fusion
{
    private const int DefaultK = 2;

    /// <summary>Reciprocal rank: the sum of 1 / ((position + 1) / weight + k − 1), positions from 0. Source: lib/segment/src/common/reciprocal_rank_fusion.rs.</summary>
    public static IEnumerable<Hit> Rrf(IReadOnlyList<IReadOnlyList<Hit>> lists, int? k, float[]? weights)
    {
        if (weights is not null && weights.Length != lists.Count)
        {
            throw QdrantError.BadInput($"Validation failed: Number of weights in RRF should match number of pre-fetches: got {weights.Length}, expected {lists.Count}");
        }

        return Sum(lists.Select((list, i) => list.Select((hit, position) => hit with { Score = ScoreAt(position, k ?? DefaultK, weights?[i] ?? 1) })));
    }

    /// <summary>By distribution: each list scaled so that mean ∓ 3 standard deviations (of a sample) become 0 and 1, and summed. Source: lib/segment/src/common/score_fusion.rs.</summary>
    public static IEnumerable<Hit> Dbsf(IReadOnlyList<IReadOnlyList<Hit>> lists) => Sum(lists.Select(Scale));

    private static float ScoreAt(int position, int k, float weight) => weight <= 0 ? 0 : 1 / (((position + 1) / weight) + k - 1);

    private static IEnumerable<Hit> Scale(IReadOnlyList<Hit> list)
    {
        if (list.Count == 0)
        {
            return [];
        }

        var mean = list.Average(hit => hit.Score);
        var deviation = list.Count == 1 ? 0 : MathF.Sqrt(list.Sum(hit => (hit.Score - mean) * (hit.Score - mean)) / (list.Count - 1));
        var (least, most) = (mean - (3 * deviation), mean + (3 * deviation));
        return list.Select(hit => hit with { Score = least == most ? 0.5f : (hit.Score - least) / (most - least) });
    }

    private static IEnumerable<Hit> Sum(IEnumerable<IEnumerable<Hit>> lists)
    {
        var scores = new Dictionary<Point, float>();
        foreach (var hit in lists.SelectMany(list => list))
        {
            scores[hit.Point] = scores.GetValueOrDefault(hit.Point) + hit.Score;
        }

        return scores.Select(pair => new Hit(pair.Key, pair.Value));
    }
}
