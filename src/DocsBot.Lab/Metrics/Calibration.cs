namespace DocsBot.Lab.Metrics;

/// <summary>How far forecasts are probabilities: of those that say 0.8, eight in ten should come true.</summary>
public static class Calibration
{
    private const int Bins = 10;

    /// <summary>The reliability table: ten ranges of equal width (Murphy and Winkler, "Reliability of subjective probability forecasts", Applied Statistics 26, 1977).</summary>
    /// <param name="forecasts">Forecasts from 0 to 1 and whether each came true.</param>
    public static IReadOnlyList<CalibrationBin> Table(IReadOnlyCollection<(double Forecast, bool CameTrue)> forecasts)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        var bins = forecasts.ToLookup(forecast => Math.Clamp((int)(forecast.Forecast * Bins), 0, Bins - 1));
        return
        [
            .. Enumerable.Range(0, Bins).Select(i => new CalibrationBin(
                (double)i / Bins,
                (double)(i + 1) / Bins,
                bins[i].Count(),
                bins[i].Select(forecast => forecast.Forecast).DefaultIfEmpty().Average(),
                bins[i].Select(forecast => forecast.CameTrue ? 1.0 : 0).DefaultIfEmpty().Average())),
        ];
    }

    /// <summary>The expected calibration error: the mean distance of forecast and outcome over the bins, by their counts (Naeini et al., AAAI 2015). 0 is perfect.</summary>
    /// <param name="table">The reliability table.</param>
    public static double ExpectedError(IReadOnlyList<CalibrationBin> table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var count = table.Sum(bin => bin.Count);
        return count == 0 ? 0 : table.Sum(bin => bin.Count * Math.Abs(bin.Forecast - bin.Observed)) / count;
    }
}
