namespace DocsBot.Lab.Prompts;

/// <summary>A part of a rendered prompt.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Tokens">Its estimated tokens; null when it cannot be counted by itself.</param>
internal sealed record PromptPart(string Name, int? Tokens);
