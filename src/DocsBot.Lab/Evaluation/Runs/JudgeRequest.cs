using DocsBot.Core.Answering;

namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>Who judges answers besides the rules.</summary>
/// <param name="Model">The model.</param>
/// <param name="Repeats">How often each verdict is asked for, from 1.</param>
internal sealed record JudgeRequest(AnswerModel Model, int Repeats);
