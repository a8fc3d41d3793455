using MathNet.Numerics.Distributions;

namespace DocsBot.Lab.Metrics;

/// <summary>The difference of two arms' ratios with its 95 % interval.</summary>
public static class RatioDifference
{
    private const double Tail = 0.025;

    /// <summary>The quantile of the normal distribution that leaves <see cref="Tail"/> above it.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>
    /// The difference of two shares, 0 to 1: Newcombe's interval of two Wilson scores ("Interval estimation for the difference between independent proportions",
    /// Statistics in Medicine 17, 1998, method 10), which holds for few ratings and for shares near 0, each of them with its effective number of units.
    /// </summary>
    /// <returns>The first less the second; null when one has no unit.</returns>
    public static Interval? OfShares(ClusteredRatio first, ClusteredRatio second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Mean is not { } a || second.Mean is not { } b)
        {
            return null;
        }

        var (lowA, highA) = Wilson(a, first.EffectiveUnits);
        var (lowB, highB) = Wilson(b, second.EffectiveUnits);
        return new Interval(a - b, a - b - Distance(a - lowA, highB - b), a - b + Distance(highA - a, b - lowB));
    }

    /// <summary>The difference of two means: Welch's interval ("The generalization of 'Student's' problem", Biometrika 34, 1947) over conversations.</summary>
    /// <returns>The first less the second; null when one has fewer than two conversations.</returns>
    public static Interval? OfMeans(ClusteredRatio first, ClusteredRatio second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Variance is not { } a || second.Variance is not { } b)
        {
            return null;
        }

        var difference = first.Mean!.Value - second.Mean!.Value;
        var variance = a + b;
        if (variance <= 0)
        {
            return new Interval(difference, difference, difference);
        }

        var freedom = variance * variance / ((a * a / (first.Clusters - 1)) + (b * b / (second.Clusters - 1)));
        var half = -StudentT.InvCDF(0, 1, freedom, Tail) * Math.Sqrt(variance);
        return new Interval(difference, difference - half, difference + half);
    }

    /// <summary>Wilson's score interval of a share ("Probable inference, the law of succession, and statistical inference", 1927).</summary>
    /// <param name="share">The share that was measured.</param>
    /// <param name="units">Over how many units.</param>
    public static (double Low, double High) Wilson(double share, double units)
    {
        var shrink = 1 + (Z * Z / units);
        var centre = (share + (Z * Z / (2 * units))) / shrink;
        var half = Z / shrink * Math.Sqrt((share * (1 - share) / units) + (Z * Z / (4 * units * units)));
        return (Math.Max(0, centre - half), Math.Min(1, centre + half));
    }

    private static double Distance(double one, double other) => Math.Sqrt((one * one) + (other * other));
}
