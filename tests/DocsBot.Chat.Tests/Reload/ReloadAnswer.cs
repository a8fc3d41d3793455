using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;

namespace DocsBot.Chat.Tests.Reload;

/// <summary>An answer of the run.</summary>
/// <param name="Question">The question, other for each.</param>
/// <param name="Outcome">How it ended; null when it failed.</param>
/// <param name="Sent">The system message that the model got; null when it was not asked.</param>
/// <param name="Row">What the log holds; null when there is no row.</param>
internal sealed record ReloadAnswer(string Question, AnswerOutcome? Outcome, string? Sent, Interaction? Row)
{
    /// <summary>Whether the row names the bytes of a generation, and the model got the text of just that one.</summary>
    public bool IsOf(IReadOnlyList<ReloadGeneration> generations) =>
        Row?.Prompt is { } prompt && Sent is not null && generations.Any(generation => generation.Sha256 == prompt.Sha256 && Sent.Contains(generation.Marks, StringComparison.Ordinal));
}
