namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>Results without a score in a metric, for one reason.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Reason">Why there is none.</param>
/// <param name="Results">How many.</param>
public sealed record MissingScores(string Metric, string Reason, int Results);
