using DocsBot.Conformance.QdrantDouble.State;

namespace DocsBot.Conformance.QdrantDouble.Querying;

/// <summary>A point with its score in one list.</summary>
internal readonly record struct Hit(Point Point, float Score)
{
    /// <summary>The best first; of equals the one with the larger id. The server leaves equals of one segment in any order and sorts those of several so: lib/shard/src/query/scored_point_ties.rs.</summary>
    /// <param name="hits">Every hit, in any order.</param>
    /// <param name="count">How many to take.</param>
    /// <param name="passes">Which to take; asked only of those that are good enough.</param>
    public static IReadOnlyList<Hit> Best(IEnumerable<Hit> hits, int count, Func<Point, bool> passes)
    {
        var best = new PriorityQueue<Hit, (float, (bool, ulong, Guid))>();
        foreach (var hit in hits)
        {
            var rank = (hit.Score, hit.Point.Id.Order);
            if (best.Count == count && (!best.TryPeek(out _, out var worst) || rank.CompareTo(worst) <= 0))
            {
                continue;
            }

            if (!passes(hit.Point))
            {
                continue;
            }

            best.Enqueue(hit, rank);
            if (best.Count > count)
            {
                best.Dequeue();
            }
        }

        var ranked = new Hit[best.Count];
        for (var place = ranked.Length - 1; place >= 0; place--)
        {
            ranked[place] = best.Dequeue();
        }

        return ranked;
    }
}
