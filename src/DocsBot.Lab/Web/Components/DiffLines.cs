using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace DocsBot.Lab.Web.Components;

/// <summary>The difference of two texts, line by line, with the words that changed inside of a line, and long equal stretches left out.</summary>
internal static class DiffLines
{
    private const int Around = 3;

    // Words inside of very long lines are not compared: it would take seconds, and nobody reads them.
    private const int LongestLine = 4_000;

    /// <summary>Compares.</summary>
    public static IReadOnlyList<DiffLine> Of(string before, string after)
    {
        var sides = SideBySideDiffBuilder.Diff(before, after, ignoreWhiteSpace: false, ignoreCase: false);
        var lines = new List<DiffLine>();
        var (removed, added) = (new List<DiffLine>(), new List<DiffLine>());
        for (var i = 0; i < sides.OldText.Lines.Count; i++)
        {
            var (old, now) = (sides.OldText.Lines[i], sides.NewText.Lines[i]);
            if (old.Type == ChangeType.Unchanged)
            {
                Flush(lines, removed, added);
                lines.Add(new DiffLine("", [new DiffPiece(old.Text, IsChanged: false)]));
                continue;
            }

            if (old.Type != ChangeType.Imaginary)
            {
                removed.Add(new DiffLine("−", PiecesOf(old)));
            }

            if (now.Type != ChangeType.Imaginary)
            {
                added.Add(new DiffLine("+", PiecesOf(now)));
            }
        }

        Flush(lines, removed, added);
        return Fold(lines);
    }

    private static void Flush(List<DiffLine> lines, List<DiffLine> removed, List<DiffLine> added)
    {
        lines.AddRange(removed);
        lines.AddRange(added);
        removed.Clear();
        added.Clear();
    }

    /// <summary>The words of a changed line; neighbours of one kind as one piece.</summary>
    private static List<DiffPiece> PiecesOf(DiffPlex.DiffBuilder.Model.DiffPiece line)
    {
        if (line.SubPieces.Count == 0 || line.Text.Length > LongestLine)
        {
            return [new DiffPiece(line.Text ?? "", IsChanged: false)];
        }

        var pieces = new List<DiffPiece>();
        foreach (var word in line.SubPieces.Where(word => word.Type != ChangeType.Imaginary && word.Text is not null))
        {
            var isChanged = word.Type != ChangeType.Unchanged;
            if (pieces.Count > 0 && pieces[^1].IsChanged == isChanged)
            {
                pieces[^1] = pieces[^1] with { Text = pieces[^1].Text + word.Text };
            }
            else
            {
                pieces.Add(new DiffPiece(word.Text, isChanged));
            }
        }

        return pieces;
    }

    private static List<DiffLine> Fold(List<DiffLine> lines)
    {
        var folded = new List<DiffLine>();
        for (var i = 0; i < lines.Count;)
        {
            var end = i;
            while (end < lines.Count && lines[end].Sign.Length == 0)
            {
                end++;
            }

            var head = i == 0 ? 0 : Around;
            var tail = end == lines.Count ? 0 : Around;
            if (end - i > head + tail + 1)
            {
                folded.AddRange(lines[i..(i + head)]);
                folded.Add(new DiffLine("", []) { Skipped = end - i - head - tail });
                folded.AddRange(lines[(end - tail)..end]);
            }
            else
            {
                folded.AddRange(lines[i..end]);
            }

            while (end < lines.Count && lines[end].Sign.Length > 0)
            {
                folded.Add(lines[end++]);
            }

            i = end;
        }

        return folded;
    }
}
