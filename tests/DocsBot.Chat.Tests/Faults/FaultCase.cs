using DocsBot.Core.Interactions;
using DocsBot.ModelServer;

namespace DocsBot.Chat.Tests.Faults;

/// <summary>One question of a run.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Chat">How the chat model was to behave.</param>
/// <param name="IsOnlyOnce">Whether only towards the first request.</param>
/// <param name="Embedding">How the embedding model was to behave.</param>
/// <param name="End">How it ended for the reader.</param>
/// <param name="Elapsed">How long the reader waited for that.</param>
/// <param name="Row">The row in the interaction log; null when there is none.</param>
internal sealed record FaultCase(int Number, ChatBehaviour Chat, bool IsOnlyOnce, EmbeddingBehaviour Embedding, FaultEnd End, TimeSpan Elapsed, Interaction? Row)
{
    /// <summary>Whether the row says what the reader saw. Of a reader who left, the service may have been done.</summary>
    public bool IsLoggedAsSeen => Row is not null && End switch
    {
        FaultEnd.Answered => Row.Outcome == InteractionOutcome.Answered,
        FaultEnd.NoAnswer => Row.Outcome == InteractionOutcome.NoAnswer,
        FaultEnd.Degraded => Row.Outcome == InteractionOutcome.Degraded,
        FaultEnd.Failed => Row is { Outcome: InteractionOutcome.Failed, Failure: not null },
        FaultEnd.Left => Row.Outcome != InteractionOutcome.Failed,
        _ => false,
    };
}
