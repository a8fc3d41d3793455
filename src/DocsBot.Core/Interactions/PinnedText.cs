namespace DocsBot.Core.Interactions;

/// <summary>A text that a replay needs: a passage, a prompt's file, a fragment, an example file. The log keeps each once, whoever used it.</summary>
/// <param name="Sha256">Its key, in lower-case hexadecimal: the hash of the text, or for a prompt's file the hash that names the version.</param>
/// <param name="Text">The text.</param>
public sealed record PinnedText(string Sha256, string Text);
