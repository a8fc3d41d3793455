namespace DocsBot.Lab.Metrics;

/// <summary>Percentiles of measured times.</summary>
public static class Percentile
{
    /// <summary>The value that a share of the values does not exceed (nearest rank).</summary>
    /// <param name="values">At least one value, in any order.</param>
    /// <param name="share">Above 0, at most 1.</param>
    public static double Of(IReadOnlyCollection<double> values, double share)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfZero(values.Count, nameof(values));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        return values.Order().ElementAt((int)Math.Ceiling(share * values.Count) - 1);
    }
}
