namespace DocsBot.Providers.Log.Reading;

/// <summary>How many of how many, with the interval that holds the true share in 95 of 100 cases.</summary>
/// <param name="Hits">How many.</param>
/// <param name="Of">Of how many.</param>
/// <remarks>The interval is the score interval of Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22:209-212.</remarks>
public readonly record struct Proportion(long Hits, long Of)
{
    // The 97.5th percentile of the normal distribution.
    private const double Z = 1.959964;

    /// <summary>The share, 0 to 1; null of nothing.</summary>
    public double? Share => Of > 0 ? (double)Hits / Of : null;

    /// <summary>The lower end; 0 of nothing.</summary>
    public double Low => Of > 0 ? Math.Max(0, Centre - Half) : 0;

    /// <summary>The upper end; 1 of nothing.</summary>
    public double High => Of > 0 ? Math.Min(1, Centre + Half) : 1;

    private double Centre => ((double)Hits / Of + Z * Z / (2 * Of)) / (1 + Z * Z / Of);

    private double Half
    {
        get
        {
            var share = (double)Hits / Of;
            return Z * Math.Sqrt(share * (1 - share) / Of + Z * Z / (4.0 * Of * Of)) / (1 + Z * Z / Of);
        }
    }
}
