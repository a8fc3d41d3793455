namespace DocsBot.Core.Prompts;

/// <summary>Names the exact bytes of a fragment that a template includes.</summary>
/// <param name="Name">Its name, for example <c>citations</c>.</param>
/// <param name="Sha256">SHA-256 of the fragment's file, in lower-case hexadecimal.</param>
public sealed record PromptFragment(string Name, string Sha256);
