namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>A variant's mean in one metric.</summary>
/// <param name="Mean">The mean over the questions, each question's trials averaged first.</param>
/// <param name="Questions">Questions with a score.</param>
public sealed record MetricMean(double Mean, int Questions);
