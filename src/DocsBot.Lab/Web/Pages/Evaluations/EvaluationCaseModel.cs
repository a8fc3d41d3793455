using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Web.Pages.Evaluations;

/// <summary>A question of an evaluation, and how each variant answered it each time.</summary>
/// <param name="Run">The evaluation.</param>
/// <param name="Results">The answers, by variant and trial; at least one.</param>
public sealed record EvaluationCaseModel(EvaluationRun Run, IReadOnlyList<CaseResult> Results);
