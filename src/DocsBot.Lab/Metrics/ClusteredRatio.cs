namespace DocsBot.Lab.Metrics;

/// <summary>
/// A ratio of two sums over conversations, such as thumbs down per rating. An experiment gives whole conversations to an arm, so they are what varies by chance, not
/// the answers: a reader who is angry once is angry five times. Its variance is that of the delta method (Deng, Knoblich and Lu, "Applying the Delta Method in
/// Metric Analytics", KDD 2018).
/// </summary>
/// <param name="Clusters">Conversations with at least one unit.</param>
/// <param name="Units">Σ n: ratings, answers.</param>
/// <param name="Sum">Σ x: thumbs down, errors, cost.</param>
/// <param name="UnitSquares">Σ n².</param>
/// <param name="Products">Σ n·x.</param>
/// <param name="SumSquares">Σ x².</param>
public sealed record ClusteredRatio(double Clusters, double Units, double Sum, double UnitSquares, double Products, double SumSquares)
{
    /// <summary>The ratio; null without a unit.</summary>
    public double? Mean => Units > 0 ? Sum / Units : null;

    /// <summary>Its variance; null with fewer than two conversations.</summary>
    public double? Variance => Mean is { } mean && Clusters > 1
        ? Clusters / (Clusters - 1) * Math.Max(0, SumSquares - (2 * mean * Products) + (mean * mean * UnitSquares)) / (Units * Units)
        : null;

    /// <summary>
    /// As many independent units as would tell as much of a share: fewer than there are, where those of a conversation are alike (Kish, "Survey Sampling", 1965). Where
    /// nothing varies, it cannot be seen how alike they are, and each conversation counts once.
    /// </summary>
    public double EffectiveUnits => Mean is { } share && share > 0 && share < 1 && Variance is > 0 and { } variance
        ? Math.Min(Units, share * (1 - share) / variance)
        : Clusters;
}
