using DocsBot.Core.Interactions;

namespace DocsBot.Lab.Web.Pages.Interactions;

/// <summary>An interaction among those of its conversation.</summary>
/// <param name="Id">The interaction.</param>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="Question">The reader's words.</param>
/// <param name="Answer">What was answered; null for nothing.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Signals">What says that it may have failed.</param>
public sealed record ConversationTurn(string Id, DateTimeOffset AskedAt, string Question, string? Answer, InteractionOutcome Outcome, FailureSignal Signals);
