using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace DocsBot.Lab.Reports.Html;

/// <summary>Two answers word by word: what only the one says, and what only the other says.</summary>
/// <param name="Before">The first one's pieces.</param>
/// <param name="After">The second one's pieces.</param>
public sealed record AnswerDiff(IReadOnlyList<Web.Components.DiffPiece> Before, IReadOnlyList<Web.Components.DiffPiece> After)
{
    // Of longer ones the words are not compared: it would take seconds, and nobody reads the marks.
    private const int Longest = 20_000;

    /// <summary>Compares.</summary>
    /// <param name="before">The first answer.</param>
    /// <param name="after">The second one.</param>
    public static AnswerDiff Of(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Length + after.Length > Longest)
        {
            return new AnswerDiff([new(before, IsChanged: false)], [new(after, IsChanged: false)]);
        }

        var words = InlineDiffBuilder.Diff(before, after, ignoreWhiteSpace: false, ignoreCase: false, new WordChunker()).Lines;
        return new AnswerDiff(
            Join(words.Where(word => word.Type != ChangeType.Inserted)),
            Join(words.Where(word => word.Type != ChangeType.Deleted)));
    }

    private static List<Web.Components.DiffPiece> Join(IEnumerable<DiffPiece> words)
    {
        var pieces = new List<Web.Components.DiffPiece>();
        foreach (var word in words)
        {
            var isChanged = word.Type != ChangeType.Unchanged;
            if (pieces.Count > 0 && pieces[^1].IsChanged == isChanged)
            {
                pieces[^1] = pieces[^1] with { Text = pieces[^1].Text + word.Text };
            }
            else
            {
                pieces.Add(new Web.Components.DiffPiece(word.Text, isChanged));
            }
        }

        return pieces;
    }
}
