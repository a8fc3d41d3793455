namespace DocsBot.Providers.Log.Reading;

/// <summary>How many interactions took how long, in fixed ranges of total milliseconds. Percentiles are estimates: exact is only the range they are in.</summary>
/// <param name="Counts">The count of each range, <see cref="Bounds"/> and one more for what took longer.</param>
public sealed record LatencyHistogram(IReadOnlyList<long> Counts)
{
    /// <summary>The upper bounds of the ranges in milliseconds, not included; the same as in the migrations of the log.</summary>
    public static IReadOnlyList<double> Bounds { get; } =
    [
        10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1_000, 1_500, 2_000, 3_000, 5_000, 7_000, 10_000, 15_000, 20_000, 30_000, 50_000, 70_000, 100_000,
    ];

    /// <summary>How many were counted.</summary>
    public long Total => Counts.Sum();

    /// <summary>
    /// An estimate of the time that a share of the interactions did not exceed: the range it is in, and in it as if logarithms of times were spread evenly. At
    /// most two thirds off, mostly far less. Null of nothing; 100,000 stands for that much or more.
    /// </summary>
    /// <param name="share">Above 0, at most 1.</param>
    public double? Percentile(double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var wanted = share * Total;
        var below = 0L;
        for (var i = 0; i < Counts.Count; i++)
        {
            if (Counts[i] > 0 && below + Counts[i] >= wanted)
            {
                return Within(i, (wanted - below) / Counts[i]);
            }

            below += Counts[i];
        }

        return null;
    }

    private static double Within(int range, double share)
    {
        if (range == Bounds.Count)
        {
            return Bounds[^1];
        }

        return range == 0 ? Bounds[0] * share : Bounds[range - 1] * Math.Pow(Bounds[range] / Bounds[range - 1], share);
    }
}
