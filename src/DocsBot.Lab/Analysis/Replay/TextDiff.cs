using System.Globalization;
using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace DocsBot.Lab.Analysis.Replay;

/// <summary>Compares two texts.</summary>
internal static class TextDiff
{
    private const int Context = 2;

    /// <summary>Line by line, each change with the lines around it.</summary>
    /// <returns>Empty when the texts are the same.</returns>
    public static IReadOnlyList<DiffLine> Lines(string before, string after)
    {
        var all = InlineDiffBuilder.Diff(before, after, ignoreWhiteSpace: false, ignoreCase: false, new LineChunker()).Lines;
        if (all.TrueForAll(line => line.Type == ChangeType.Unchanged))
        {
            return [];
        }

        var shown = new bool[all.Count];
        for (var i = 0; i < all.Count; i++)
        {
            if (all[i].Type != ChangeType.Unchanged)
            {
                Array.Fill(shown, value: true, Math.Max(0, i - Context), Math.Min(all.Count, i + Context + 1) - Math.Max(0, i - Context));
            }
        }

        var lines = new List<DiffLine>();
        for (var i = 0; i < all.Count; i++)
        {
            if (shown[i])
            {
                lines.Add(new DiffLine(MarkOf(all[i].Type), all[i].Text));
                continue;
            }

            var first = i;
            while (i + 1 < all.Count && !shown[i + 1])
            {
                i++;
            }

            lines.Add(new DiffLine('@', (i - first + 1).ToString(CultureInfo.InvariantCulture)));
        }

        return lines;
    }

    /// <summary>Word by word.</summary>
    /// <returns>Empty when the texts are the same.</returns>
    public static IReadOnlyList<DiffWords> Words(string before, string after)
    {
        if (string.Equals(before, after, StringComparison.Ordinal))
        {
            return [];
        }

        var runs = new List<DiffWords>();
        foreach (var piece in InlineDiffBuilder.Diff(before, after, ignoreWhiteSpace: false, ignoreCase: false, new WordChunker()).Lines)
        {
            var mark = MarkOf(piece.Type);
            if (runs.Count > 0 && runs[^1].Mark == mark)
            {
                runs[^1] = runs[^1] with { Text = runs[^1].Text + piece.Text };
            }
            else
            {
                runs.Add(new DiffWords(mark, piece.Text));
            }
        }

        return runs;
    }

    private static char MarkOf(ChangeType type) => type switch
    {
        ChangeType.Inserted => '+',
        ChangeType.Deleted => '-',
        _ => ' ',
    };
}
