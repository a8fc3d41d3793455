namespace DocsBot.Providers.Prompts.Editing;

/// <summary>A file of a prompt folder that is to change.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Before">Its text; empty when it is new.</param>
/// <param name="After">Its text after the change.</param>
public sealed record FileChange(string File, string Before, string After);
