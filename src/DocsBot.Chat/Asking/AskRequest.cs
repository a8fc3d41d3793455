namespace DocsBot.Chat.Asking;

/// <summary>A question as a client sends it, to the hub's <c>Ask</c> and to <c>POST /api/ask</c>.</summary>
/// <param name="Question">The user's words.</param>
/// <param name="ConversationId">The conversation it belongs to, from the first answer's <c>sourcesFound</c>; null begins a new one.</param>
/// <param name="PageUrl">The page the reader asks on, absolute: an answer prefers the pages of its version, product and language. Null, or anything else than an
/// address, is as good as none.</param>
public sealed record AskRequest(string? Question, string? ConversationId = null, string? PageUrl = null);
