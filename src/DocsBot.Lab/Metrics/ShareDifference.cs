namespace DocsBot.Lab.Metrics;

/// <summary>
/// How much larger one share is than another of other cases: Newcombe's hybrid of the two score intervals ("Interval Estimation for the Difference between Independent
/// Proportions", Statistics in Medicine 17, 1998, method 10), which holds for few cases and for shares near 0 and 1 too.
/// </summary>
public static class ShareDifference
{
    /// <summary>The quantile of the normal distribution for 95 %.</summary>
    private const double Z = 1.959964;

    /// <summary>The difference with its 95 % interval; null when either is a share of nothing.</summary>
    /// <param name="hits">How many.</param>
    /// <param name="of">Of how many.</param>
    /// <param name="otherHits">How many of the others.</param>
    /// <param name="otherOf">How many others there are.</param>
    public static Interval? Of(long hits, long of, long otherHits, long otherOf)
    {
        if (of <= 0 || otherOf <= 0)
        {
            return null;
        }

        var (mine, theirs) = (Score(hits, of), Score(otherHits, otherOf));
        var difference = mine.Mean - theirs.Mean;
        return new Interval(
            difference,
            difference - Math.Sqrt(Square(mine.Mean - mine.Low) + Square(theirs.High - theirs.Mean)),
            difference + Math.Sqrt(Square(mine.High - mine.Mean) + Square(theirs.Mean - theirs.Low)));
    }

    /// <summary>Wilson's score interval ("Probable Inference, the Law of Succession, and Statistical Inference", Journal of the American Statistical Association 22, 1927).</summary>
    private static Interval Score(long hits, long of)
    {
        var (n, share) = ((double)of, (double)hits / of);
        var middle = (share + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
        var half = Z / (1 + (Z * Z / n)) * Math.Sqrt((share * (1 - share) / n) + (Z * Z / (4 * n * n)));
        return new Interval(share, Math.Max(0, middle - half), Math.Min(1, middle + half));
    }

    private static double Square(double value) => value * value;
}
