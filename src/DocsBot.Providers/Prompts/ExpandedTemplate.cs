using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts;

/// <summary>A template with its fragments in their places, which still knows where each line came from.</summary>
/// <param name="Text">The whole text, without includes.</param>
/// <param name="Fragments">What it includes, directly or not, by name.</param>
/// <param name="Pieces">Where the pieces of the text came from, in order.</param>
internal sealed record ExpandedTemplate(string Text, IReadOnlyList<PromptFragment> Fragments, IReadOnlyList<ExpandedPiece> Pieces)
{
    /// <summary>The fault at a place of the text, told at the place where its author finds it.</summary>
    public PromptException Error(int offset, string message)
    {
        var piece = Pieces.Last(piece => piece.Start <= offset);
        var line = piece.LineOf(Text.AsSpan(piece.Start, offset - piece.Start).Count('\n'));
        return new PromptException($"{piece.File}, line {line}: {message}");
    }
}
