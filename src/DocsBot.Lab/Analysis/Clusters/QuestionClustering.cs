namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>
/// Puts similar questions together, however many kinds there are. Each joins the first question it is near, or leads a cluster when there is none (the leader
/// algorithm: Hartigan, "Clustering Algorithms", 1975, chapter 3). Then clusters whose centroids are each other's nearest become one, until none is near
/// (reciprocal nearest neighbours: Murtagh, "A Survey of Recent Advances in Hierarchical Clustering Algorithms", 1983). Near is measured by the cosine of the
/// words. The same questions give the same clusters, in whatever order they were asked.
/// </summary>
internal static class QuestionClustering
{
    /// <summary>
    /// What is near: half of the words' weight in common. It is a round number and fitted to nothing; <c>clusters measure</c> prints what it gives.
    /// </summary>
    public const float Near = 0.5f;

    /// <summary>Of more clusters the later ones are not looked for any more, so that time grows no faster than the questions.</summary>
    public const int MostLeaders = 40_000;

    /// <summary>The first few rounds do nearly all there is to merge.</summary>
    private const int MostMerges = 8;

    /// <summary>Clusters the vectors.</summary>
    /// <param name="vectors">One for each distinct question, the most important first: it may lead a cluster.</param>
    /// <param name="terms">How many words there are.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>For each the number of its cluster, from 0, numbered in order of the first member.</returns>
    public static int[] Of(IReadOnlyList<TermVector> vectors, int terms, CancellationToken cancellationToken)
    {
        var clusterOf = new int[vectors.Count];
        var count = Lead(vectors, terms, clusterOf, cancellationToken);
        Merge(vectors, terms, clusterOf, count, cancellationToken);
        Renumber(clusterOf);
        return clusterOf;
    }

    /// <summary>Gives each question to the nearest that leads a cluster, or lets it lead one.</summary>
    private static int Lead(IReadOnlyList<TermVector> vectors, int terms, int[] clusterOf, CancellationToken cancellationToken)
    {
        var leaders = new CentroidIndex(terms);
        var scratch = new SearchScratch();
        var count = 0;
        for (var i = 0; i < clusterOf.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var leader = leaders.Nearest(vectors[i], Near, scratch).Number;
            if (leader < 0)
            {
                leader = count++;
                if (leader < MostLeaders)
                {
                    leaders.Add(vectors[i]);
                }
            }

            clusterOf[i] = leader;
        }

        return count;
    }

    /// <summary>Makes one of clusters that are each other's nearest, again and again. Two single questions were compared before and are not near.</summary>
    private static void Merge(IReadOnlyList<TermVector> vectors, int terms, int[] clusterOf, int count, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostMerges; round++)
        {
            var sizes = new int[count];
            foreach (var cluster in clusterOf)
            {
                sizes[cluster]++;
            }

            var centroids = Centroids.Of(vectors, clusterOf, count);
            var index = IndexOf(centroids, terms);
            var nearest = new int[count];
            Array.Fill(nearest, -1);
            int[] large = [.. Enumerable.Range(0, count).Where(cluster => sizes[cluster] > 1)];
            FindNearest(large);
            FindNearest([.. large.Select(cluster => nearest[cluster]).Where(mate => mate >= 0 && sizes[mate] == 1).Distinct()]);

            // Nobody is merged twice in a round: the centroid has moved.
            var into = new int[count];
            var merged = 0;
            for (var cluster = 0; cluster < count; cluster++)
            {
                var mate = nearest[cluster];
                into[cluster] = mate >= 0 && mate < cluster && nearest[mate] == cluster ? mate : cluster;
                merged += into[cluster] == cluster ? 0 : 1;
            }

            if (merged == 0)
            {
                return;
            }

            for (var i = 0; i < clusterOf.Length; i++)
            {
                clusterOf[i] = into[clusterOf[i]];
            }

            void FindNearest(int[] clusters) =>
                Parallel.For(0, clusters.Length, new ParallelOptions { CancellationToken = cancellationToken }, () => new SearchScratch(), (i, _, scratch) =>
                {
                    nearest[clusters[i]] = index.Nearest(centroids[clusters[i]], Near, scratch, except: clusters[i]).Number;
                    return scratch;
                }, _ => { });
        }
    }

    private static CentroidIndex IndexOf(TermVector[] centroids, int terms)
    {
        var index = new CentroidIndex(terms);
        foreach (var centroid in centroids)
        {
            index.Add(centroid);
        }

        return index;
    }

    private static void Renumber(int[] clusterOf)
    {
        var numbers = new Dictionary<int, int>();
        for (var i = 0; i < clusterOf.Length; i++)
        {
            if (!numbers.TryGetValue(clusterOf[i], out var number))
            {
                numbers[clusterOf[i]] = number = numbers.Count;
            }

            clusterOf[i] = number;
        }
    }
}
