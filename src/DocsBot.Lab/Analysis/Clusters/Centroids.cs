namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>The middle of each cluster: the mean of its questions, at unit length.</summary>
internal static class Centroids
{
    /// <summary>Words a centroid keeps, the heaviest: the rest of a large cluster is what single questions say beside the point.</summary>
    private const int MostTerms = 24;

    /// <summary>The centroids by the number of their cluster; empty for a cluster without a question.</summary>
    /// <param name="vectors">The questions.</param>
    /// <param name="clusterOf">For each its cluster.</param>
    /// <param name="count">How many clusters there are.</param>
    public static TermVector[] Of(IReadOnlyList<TermVector> vectors, int[] clusterOf, int count)
    {
        var members = Members(clusterOf, count, out var starts);
        var centroids = new TermVector[count];
        Parallel.For(0, count, () => new Dictionary<int, float>(), (cluster, _, sums) =>
        {
            var own = members.AsSpan(starts[cluster]..starts[cluster + 1]);
            centroids[cluster] = own.Length == 1 ? vectors[own[0]] : Mean(vectors, own, sums);
            return sums;
        }, _ => { });
        return centroids;
    }

    /// <summary>The questions ordered by cluster; those of cluster c are from starts[c] up to starts[c + 1], in their own order.</summary>
    public static int[] Members(int[] clusterOf, int count, out int[] starts)
    {
        starts = new int[count + 1];
        foreach (var cluster in clusterOf)
        {
            starts[cluster + 1]++;
        }

        for (var cluster = 0; cluster < count; cluster++)
        {
            starts[cluster + 1] += starts[cluster];
        }

        var next = starts.AsSpan(0, count).ToArray();
        var members = new int[clusterOf.Length];
        for (var i = 0; i < clusterOf.Length; i++)
        {
            members[next[clusterOf[i]]++] = i;
        }

        return members;
    }

    private static TermVector Mean(IReadOnlyList<TermVector> vectors, ReadOnlySpan<int> members, Dictionary<int, float> sums)
    {
        sums.Clear();
        foreach (var member in members)
        {
            var (terms, weights) = vectors[member];
            for (var i = 0; i < terms.Length; i++)
            {
                sums[terms[i]] = sums.GetValueOrDefault(terms[i]) + weights[i];
            }
        }

        var heaviest = sums.OrderByDescending(term => term.Value).ThenBy(term => term.Key).Take(MostTerms).OrderBy(term => term.Key).ToArray();
        return TermVector.Normalised([.. heaviest.Select(term => term.Key)], [.. heaviest.Select(term => term.Value)]);
    }
}
