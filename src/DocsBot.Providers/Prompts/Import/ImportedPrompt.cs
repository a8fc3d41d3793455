namespace DocsBot.Providers.Prompts.Import;

/// <summary>A prompt file of Semantic Kernel as a file of DocsBot.</summary>
/// <param name="Name">The prompt's name.</param>
/// <param name="Yaml">The file; the given one, byte for byte, when nothing had to be changed.</param>
/// <param name="Changes">What was changed, a sentence each.</param>
public sealed record ImportedPrompt(string Name, string Yaml, IReadOnlyList<string> Changes);
