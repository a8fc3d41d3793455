using DocsBot.Core.Prompts;

namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>The model that judged a run's answers, pinned: verdicts of two judges are not comparable.</summary>
/// <param name="Prompts">The judging prompts by their exact bytes.</param>
/// <param name="Model">The model.</param>
/// <param name="Repeats">How often each verdict was asked for, from 1.</param>
public sealed record RunJudge(IReadOnlyList<PromptId> Prompts, string Model, int Repeats);
