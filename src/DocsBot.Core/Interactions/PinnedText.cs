namespace DocsBot.Core.Interactions;

/// <summary>A text that a replay needs: a passage, a prompt's file, a fragment, an example file, the list of what a version is made of. The log keeps each once, whoever used it.</summary>
/// <param name="Sha256">Its key: SHA-256 of the text in UTF-8, in lower-case hexadecimal.</param>
/// <param name="Text">The text.</param>
public sealed record PinnedText(string Sha256, string Text);
