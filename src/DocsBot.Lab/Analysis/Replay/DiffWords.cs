namespace DocsBot.Lab.Analysis.Replay;

/// <summary>A run of words of a comparison.</summary>
/// <param name="Mark"><c>+</c> for words of now, <c>-</c> for words of then, a blank for words of both.</param>
/// <param name="Text">The words with the white space between them.</param>
internal sealed record DiffWords(char Mark, string Text);
