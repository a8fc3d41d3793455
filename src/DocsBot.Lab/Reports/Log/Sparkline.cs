namespace DocsBot.Lab.Reports.Log;

/// <summary>A trend as one line of text: a bar for each value, from the lowest to the highest of them; a dot where nothing is known.</summary>
internal static class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";
    private const int Widest = 90;

    /// <summary>Draws the line; many values are put together, so that it fits.</summary>
    public static string Of(IReadOnlyList<double?> values)
    {
        var width = (values.Count + Widest - 1) / Widest;
        var means = width <= 1 ? values : [.. values.Chunk(width).Select(part => part.Any(value => value is not null) ? part.Average() : null)];
        var known = means.OfType<double>().DefaultIfEmpty().ToList();
        var (low, range) = (known.Min(), known.Max() - known.Min());
        return string.Concat(means.Select(value => value is { } at ? Bars[range > 0 ? (int)((at - low) / range * (Bars.Length - 1) + 0.5) : 0] : '·'));
    }
}
