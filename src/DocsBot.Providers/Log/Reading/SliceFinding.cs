namespace DocsBot.Providers.Log.Reading;

/// <summary>A slice is worse than the rest, by more than chance brings.</summary>
/// <param name="Metric">In what.</param>
/// <param name="Here">The slice.</param>
/// <param name="Elsewhere">The rest.</param>
/// <param name="PValue">How often chance alone would bring it, corrected for the number of slices.</param>
public sealed record SliceFinding(SliceMetric Metric, Proportion Here, Proportion Elsewhere, double PValue)
{
    /// <summary>How many of the slice's would not be, if it were as the rest: what mending it would save.</summary>
    public double Excess => Here.Hits - Here.Of * Elsewhere.Share.GetValueOrDefault();
}
