namespace DocsBot.Lab.Metrics;

/// <summary>How well a score tells two kinds apart.</summary>
public static class RocArea
{
    /// <summary>
    /// The area under the ROC curve: the chance that a positive has a higher score than a negative, equals counted half (the Mann-Whitney statistic: Hanley
    /// and McNeil, "The meaning and use of the area under a receiver operating characteristic curve", Radiology 143, 1982).
    /// </summary>
    /// <param name="positives">Scores of those that should be high.</param>
    /// <param name="negatives">Scores of those that should be low.</param>
    /// <returns>0 to 1, where 0.5 is chance; null when either kind is empty.</returns>
    public static double? Of(IReadOnlyCollection<double> positives, IReadOnlyCollection<double> negatives)
    {
        ArgumentNullException.ThrowIfNull(positives);
        ArgumentNullException.ThrowIfNull(negatives);
        if (positives.Count == 0 || negatives.Count == 0)
        {
            return null;
        }

        double[] sorted = [.. negatives.Order()];
        var wins = 0.0;
        foreach (var score in positives)
        {
            wins += (FirstAtLeast(sorted, score, orEqual: true) + FirstAtLeast(sorted, score, orEqual: false)) / 2.0;
        }

        return wins / ((double)positives.Count * negatives.Count);
    }

    /// <summary>The index of the first value that is not below the score, or, without <paramref name="orEqual"/>, the first above it.</summary>
    private static int FirstAtLeast(double[] sorted, double score, bool orEqual)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < score || (!orEqual && sorted[middle] <= score))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
