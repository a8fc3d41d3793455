namespace DocsBot.Providers.Log.Reading;

/// <summary>A period by the values of a dimension.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Period">The period.</param>
/// <param name="Rows">The values, the most frequent first.</param>
public sealed record LogSlices(LogDimension Dimension, LogPeriod Period, IReadOnlyList<LogSlice> Rows);
