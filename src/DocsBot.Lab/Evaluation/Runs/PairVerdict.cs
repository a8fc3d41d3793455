namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>Which of two answers to a question a judge preferred, one time that it was asked.</summary>
/// <param name="Set">The set.</param>
/// <param name="CaseId">The question.</param>
/// <param name="Variant">The variant that is compared, an index into <see cref="EvaluationRun.Variants"/>.</param>
/// <param name="Other">The variant that it is compared with.</param>
/// <param name="Trial">Which time both were asked, from 1.</param>
/// <param name="Repeat">Which time the judge was asked, from 1.</param>
/// <param name="IsFirst">Whether the answer of <paramref name="Variant"/> stood first.</param>
/// <param name="Score">1 when <paramref name="Variant"/> is better, 0.5 for a tie, 0 when it is worse; null when there is no verdict.</param>
/// <param name="Fault">Why there is no verdict; null when there is one.</param>
public sealed record PairVerdict(string Set, string CaseId, int Variant, int Other, int Trial, int Repeat, bool IsFirst, double? Score, string? Fault = null);
