namespace DocsBot.Lab.Web.Charts;

/// <summary>A line of a chart.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Values">One for each place along the chart; null where nothing is known.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values)
{
    /// <summary>The lower ends of the values' intervals; null for none.</summary>
    public IReadOnlyList<double?>? Low { get; init; }

    /// <summary>The upper ends of the values' intervals; null for none.</summary>
    public IReadOnlyList<double?>? High { get; init; }
}
