namespace DocsBot.Core.Answering;

/// <summary>Tokens that the model's provider counted. A null count is unknown, which is not 0.</summary>
/// <param name="InputTokens">Tokens of the prompt.</param>
/// <param name="OutputTokens">Tokens of the answer.</param>
public sealed record TokenUsage(long? InputTokens, long? OutputTokens);
