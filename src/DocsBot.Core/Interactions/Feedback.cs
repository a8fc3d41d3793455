namespace DocsBot.Core.Interactions;

/// <summary>What the reader thought of an answer.</summary>
/// <param name="InteractionId">The interaction.</param>
/// <param name="ConversationId">Its conversation, which only the reader's own client knows; feedback with another one is refused.</param>
/// <param name="Helpful">Thumbs up or down.</param>
/// <param name="Comment">The reader's words, at most 2,000 characters; null when none.</param>
/// <param name="GivenAt">When, in UTC.</param>
public sealed record Feedback(string InteractionId, string ConversationId, bool Helpful, string? Comment, DateTimeOffset GivenAt);
