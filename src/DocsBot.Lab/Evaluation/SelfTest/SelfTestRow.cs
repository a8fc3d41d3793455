namespace DocsBot.Lab.Evaluation.SelfTest;

/// <summary>How the statistics did on simulated evaluations of one kind.</summary>
/// <param name="Kind">The scores.</param>
/// <param name="Questions">Questions in an evaluation.</param>
/// <param name="Runs">Simulated evaluations.</param>
/// <param name="FalseAlarms">Share of comparisons of a version with itself that called one better than the other.</param>
/// <param name="Coverage">Share of comparisons with a truly better version whose interval held the true difference.</param>
/// <param name="Power">Share of those comparisons that called the better one better.</param>
/// <param name="TrueDifference">The true difference there.</param>
internal sealed record SelfTestRow(ScoreKind Kind, int Questions, int Runs, double FalseAlarms, double Coverage, double Power, double TrueDifference);
