namespace DocsBot.Providers.Prompts;

/// <summary>A piece of an expanded template that came from one place.</summary>
/// <param name="Start">Where it begins in the expanded text.</param>
/// <param name="File">The file it came from.</param>
/// <param name="LineOf">The line there, from 1, of a line of the piece, from 0.</param>
internal sealed record ExpandedPiece(int Start, string File, Func<int, int> LineOf);
