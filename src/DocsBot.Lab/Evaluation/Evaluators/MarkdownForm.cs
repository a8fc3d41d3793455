namespace DocsBot.Lab.Evaluation.Evaluators;

/// <summary>Whether Markdown is whole, as far as a reader would see that it is not (CommonMark 0.31, section 4.5; GitHub's tables).</summary>
internal static class MarkdownForm
{
    private const int ShortestFence = 3;

    /// <summary>Whether each fenced block of code that is opened is closed.</summary>
    public static bool HasWholeFences(string markdown) => OutsideOfCode(markdown).IsWhole;

    /// <summary>Whether the rows of each table have as many cells as its head.</summary>
    public static bool HasWholeTables(string markdown)
    {
        var (lines, _) = OutsideOfCode(markdown);
        for (var i = 1; i < lines.Count; i++)
        {
            if (!IsDelimiter(lines[i]) || !lines[i - 1].Contains('|', StringComparison.Ordinal))
            {
                continue;
            }

            var columns = Cells(lines[i - 1]);
            for (var row = i; row < lines.Count && lines[row].Contains('|', StringComparison.Ordinal); row++)
            {
                if (Cells(lines[row]) != columns)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static (IReadOnlyList<string> Lines, bool IsWhole) OutsideOfCode(string markdown)
    {
        var lines = new List<string>();
        var fence = "";
        foreach (var line in markdown.Split('\n').Select(line => line.Trim()))
        {
            var mark = Fence(line);
            if (fence.Length > 0)
            {
                fence = mark.Length == line.Length && mark.StartsWith(fence, StringComparison.Ordinal) ? "" : fence;
            }
            else if (mark.Length >= ShortestFence)
            {
                fence = mark;
            }
            else
            {
                lines.Add(line);
            }
        }

        return (lines, fence.Length == 0);
    }

    private static string Fence(string line)
    {
        var length = line.Length > 0 && line[0] is '`' or '~' ? line.TakeWhile(c => c == line[0]).Count() : 0;
        return line[..length];
    }

    private static bool IsDelimiter(string line) => line.Contains("--", StringComparison.Ordinal) && line.All(c => c is '|' or '-' or ':' or ' ');

    /// <summary>The cells of a row; a bar behind a backslash or in a span of code is text.</summary>
    private static int Cells(string line)
    {
        var row = line.Trim('|');
        var (cells, inCode) = (1, false);
        for (var i = 0; i < row.Length; i++)
        {
            inCode ^= row[i] == '`';
            cells += row[i] == '|' && !inCode && (i == 0 || row[i - 1] != '\\') ? 1 : 0;
        }

        return cells;
    }
}
