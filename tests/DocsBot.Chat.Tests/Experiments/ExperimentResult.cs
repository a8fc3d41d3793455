using DocsBot.Core.Routing;

namespace DocsBot.Chat.Tests.Experiments;

/// <summary>What became of a run.</summary>
/// <param name="Asked">Questions that were asked.</param>
/// <param name="Answered">Questions that ended with an answer.</param>
/// <param name="Conversations">The conversations as the interaction log has them.</param>
/// <param name="Closed">The arms that the interaction log says are closed.</param>
/// <param name="Warnings">Warnings of the application log, of both starts.</param>
/// <param name="Ready">What <c>/readyz</c> said of the experiments at the end.</param>
/// <param name="AfterRestart">The arms of questions in conversations of the bad arm, after the service was started again.</param>
internal sealed record ExperimentResult(
    int Asked,
    int Answered,
    IReadOnlyList<ExperimentConversation> Conversations,
    IReadOnlyList<ClosedArm> Closed,
    IReadOnlyList<string> Warnings,
    string Ready,
    IReadOnlyList<string?> AfterRestart)
{
    /// <summary>The share of the conversations that an arm was given, in percent.</summary>
    public double ShareOf(string arm) => 100.0 * Conversations.Count(conversation => conversation.Arm == arm) / Conversations.Count;
}
