namespace DocsBot.Lab.Prompts;

/// <summary>A message of a rendered prompt.</summary>
/// <param name="Role">Who speaks: <c>system</c>, <c>user</c> or <c>assistant</c>.</param>
/// <param name="Text">What is said.</param>
/// <param name="Tokens">Its estimated tokens.</param>
internal sealed record RenderedMessage(string Role, string Text, int Tokens);
