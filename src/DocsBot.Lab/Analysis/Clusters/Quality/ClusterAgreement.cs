namespace DocsBot.Lab.Analysis.Clusters.Quality;

/// <summary>How well clusters agree with known groups.</summary>
/// <param name="Precision">B-cubed precision, 0 to 1: of a question's cluster, the share that is of its group; the mean over the questions.</param>
/// <param name="Recall">B-cubed recall: of a question's group, the share that is in its cluster.</param>
/// <param name="AdjustedRand">Pairs that are together in both, less what chance would bring: 1 is the same, 0 is chance.</param>
/// <param name="VMeasure">The harmonic mean of homogeneity and completeness, 0 to 1. It favours many small clusters.</param>
/// <remarks>
/// Sources: Bagga and Baldwin, "Entity-Based Cross-Document Coreferencing Using the Vector Space Model", 1998 (B-cubed); Hubert and Arabie, "Comparing Partitions",
/// Journal of Classification 2, 1985; Rosenberg and Hirschberg, "V-Measure", 2007.
/// </remarks>
internal sealed record ClusterAgreement(double Precision, double Recall, double AdjustedRand, double VMeasure)
{
    /// <summary>The harmonic mean of both B-cubed measures.</summary>
    public double BCubed => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    /// <summary>Compares.</summary>
    /// <param name="clusters">The cluster of each question; at least one question.</param>
    /// <param name="groups">The group of each.</param>
    public static ClusterAgreement Of(IReadOnlyList<int> clusters, IReadOnlyList<int> groups)
    {
        var clusterSizes = Sizes(clusters);
        var groupSizes = Sizes(groups);
        var shared = clusters.Zip(groups).GroupBy(pair => pair).ToDictionary(pair => pair.Key, pair => pair.Count());
        double count = clusters.Count;

        // A pair of cluster and group with n questions in common adds n times n over the size.
        var precision = shared.Sum(pair => (double)pair.Value * pair.Value / clusterSizes[pair.Key.First]) / count;
        var recall = shared.Sum(pair => (double)pair.Value * pair.Value / groupSizes[pair.Key.Second]) / count;

        var together = shared.Values.Sum(Pairs);
        var (ofClusters, ofGroups) = (clusterSizes.Values.Sum(Pairs), groupSizes.Values.Sum(Pairs));
        var expected = count < 2 ? 0 : ofClusters * ofGroups / Pairs(clusters.Count);
        var most = (ofClusters + ofGroups) / 2;

        var information = shared.Sum(pair => pair.Value / count * Math.Log(pair.Value * count / ((double)clusterSizes[pair.Key.First] * groupSizes[pair.Key.Second])));
        var entropies = Entropy(clusterSizes, count) + Entropy(groupSizes, count);
        return new ClusterAgreement(precision, recall, most == expected ? 1 : (together - expected) / (most - expected), entropies == 0 ? 1 : 2 * information / entropies);
    }

    private static Dictionary<int, int> Sizes(IEnumerable<int> numbers) => numbers.CountBy(number => number).ToDictionary();

    private static double Pairs(int count) => count * (count - 1.0) / 2;

    private static double Entropy(Dictionary<int, int> sizes, double count) => -sizes.Values.Sum(size => size / count * Math.Log(size / count));
}
