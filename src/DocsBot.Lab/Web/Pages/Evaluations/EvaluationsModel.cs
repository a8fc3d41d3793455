using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Web.Pages.Evaluations;

/// <summary>The evaluations.</summary>
/// <param name="Runs">The evaluations, newest first, without their cases.</param>
/// <param name="File">Where they are kept.</param>
public sealed record EvaluationsModel(IReadOnlyList<EvaluationRun> Runs, string File);
