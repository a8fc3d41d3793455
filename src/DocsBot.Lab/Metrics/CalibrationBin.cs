namespace DocsBot.Lab.Metrics;

/// <summary>What came of the forecasts of one range.</summary>
/// <param name="From">The lowest forecast.</param>
/// <param name="To">The highest; the next bin begins there.</param>
/// <param name="Count">Forecasts in the range.</param>
/// <param name="Forecast">Their mean; 0 without any.</param>
/// <param name="Observed">The share that came true; 0 without any.</param>
public sealed record CalibrationBin(double From, double To, int Count, double Forecast, double Observed);
