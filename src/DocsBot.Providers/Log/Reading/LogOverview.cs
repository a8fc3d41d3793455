namespace DocsBot.Providers.Log.Reading;

/// <summary>What happened in a period.</summary>
/// <param name="Period">The period; its first and last day with questions, when all was asked for.</param>
/// <param name="Total">All of it.</param>
/// <param name="Previous">As many days before, to compare with; null when all was asked for. The last day of a period may not be over.</param>
/// <param name="Days">Every day of the period, the oldest first.</param>
public sealed record LogOverview(LogPeriod Period, LogFigures Total, LogFigures? Previous, IReadOnlyList<LogDay> Days);
