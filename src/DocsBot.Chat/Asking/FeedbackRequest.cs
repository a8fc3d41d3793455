namespace DocsBot.Chat.Asking;

/// <summary>What a reader thinks of an answer, as a client sends it.</summary>
/// <param name="InteractionId">From the answer's <c>completed</c>.</param>
/// <param name="ConversationId">From the same event; feedback with another one is refused.</param>
/// <param name="Helpful">Thumbs up or down.</param>
/// <param name="Comment">The reader's words; null when none.</param>
public sealed record FeedbackRequest(string? InteractionId, string? ConversationId, bool Helpful, string? Comment = null);
