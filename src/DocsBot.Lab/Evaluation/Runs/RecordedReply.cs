namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>What a model replied, as far as an answer depends on it.</summary>
/// <param name="Text">What it wrote; the marks of its prompt stand as <c>{boundary}</c> and <c>{secret N}</c>, because each request has others.</param>
/// <param name="Reasoning">What it thought aloud; null for nothing.</param>
/// <param name="Finish">Why it ended; null when it did not say.</param>
/// <param name="InputTokens">Tokens of the prompt; null when it did not say.</param>
/// <param name="OutputTokens">Tokens of the reply; null when it did not say.</param>
/// <param name="CachedInputTokens">Tokens of the prompt that the provider had in its cache; null when it did not say.</param>
/// <param name="FirstMs">Milliseconds to its first word.</param>
/// <param name="TotalMs">Milliseconds to its end.</param>
public sealed record RecordedReply(
    string Text, string? Reasoning, string? Finish, long? InputTokens, long? OutputTokens, long? CachedInputTokens, double FirstMs, double TotalMs);
