using DocsBot.Core.Documents;

namespace DocsBot.Providers.Extractive;

/// <summary>Reads a passage, which is a small Markdown (see <see cref="Chunk.Text"/>), back into blocks. Any text is read; what is no list, code or table is prose.</summary>
internal static class PassageReader
{
    /// <summary>The blocks of a passage in reading order. Headings are left out.</summary>
    public static IReadOnlyList<Block> Read(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        var blocks = new List<Block>();
        for (var i = 0; i < lines.Length;)
        {
            if (string.IsNullOrWhiteSpace(lines[i]) || lines[i].StartsWith('#'))
            {
                i++;
            }
            else if (FenceOf(lines[i]) is { } fence)
            {
                blocks.Add(ReadCode(lines, fence, ref i));
            }
            else if (MarkerLength(lines[i]) > 0)
            {
                blocks.Add(ReadList(lines, ref i));
            }
            else if (IsRow(lines[i]))
            {
                blocks.Add(ReadTable(lines, ref i));
            }
            else
            {
                blocks.Add(ReadProse(lines, ref i));
            }
        }

        return blocks;
    }

    /// <summary>The length of a list marker with the space behind it (<c>- </c>, <c>12. </c>); 0 when the line begins no item.</summary>
    public static int MarkerLength(ReadOnlySpan<char> line)
    {
        var i = 0;
        if (line.Length > 1 && line[0] is '-' or '*' or '+')
        {
            i = 1;
        }
        else
        {
            while (i < line.Length && i < 4 && char.IsAsciiDigit(line[i]))
            {
                i++;
            }

            i = i > 0 && i < line.Length && line[i] is '.' or ')' ? i + 1 : 0;
        }

        return i > 0 && i < line.Length && line[i] == ' ' ? i + 1 : 0;
    }

    /// <summary>The fence that opens a code block in this line, white space before it left out; null when none does.</summary>
    public static string? FenceOf(string line)
    {
        var text = line.TrimStart();
        var length = 0;
        while (length < text.Length && text[length] == text[0] && text[0] is '`' or '~')
        {
            length++;
        }

        return length >= 3 && !text[length..].Contains('`', StringComparison.Ordinal) ? text[..length] : null;
    }

    private static bool IsRow(string line) => line.StartsWith('|') && line.TrimEnd().Length > 1;

    private static Block.Code ReadCode(string[] lines, string fence, ref int i)
    {
        var language = lines[i].Trim()[fence.Length..].Trim();
        var start = ++i;
        while (i < lines.Length && !(lines[i].Trim() is { } line && line.Length >= fence.Length && line.Trim(fence[0]).Length == 0))
        {
            i++;
        }

        var code = string.Join('\n', lines[start..i]);
        i++;
        return new Block.Code(code, language.Length > 0 ? language.Split(' ')[0] : null);
    }

    private static Block.List ReadList(string[] lines, ref int i)
    {
        var items = new List<string>();
        while (i < lines.Length && MarkerLength(lines[i]) > 0)
        {
            var start = i++;
            while (i < lines.Length && Continues(lines, i))
            {
                i++;
            }

            items.Add(string.Join('\n', lines[start..i]).TrimEnd());
            while (i < lines.Length && string.IsNullOrWhiteSpace(lines[i]))
            {
                i++;
            }
        }

        return new Block.List(items);
    }

    /// <summary>Whether a line belongs to the item above: text that runs on, or anything indented, also behind an empty line.</summary>
    private static bool Continues(string[] lines, int i)
    {
        if (!string.IsNullOrWhiteSpace(lines[i]))
        {
            return lines[i].StartsWith("  ", StringComparison.Ordinal) || lines[i].StartsWith('\t')
                || (!string.IsNullOrWhiteSpace(lines[i - 1]) && MarkerLength(lines[i]) == 0 && FenceOf(lines[i]) is null && !lines[i].StartsWith('#') && !IsRow(lines[i]));
        }

        var next = i + 1;
        while (next < lines.Length && string.IsNullOrWhiteSpace(lines[next]))
        {
            next++;
        }

        return next < lines.Length && (lines[next].StartsWith("  ", StringComparison.Ordinal) || lines[next].StartsWith('\t'));
    }

    private static Block.Table ReadTable(string[] lines, ref int i)
    {
        var rows = new List<IReadOnlyList<string>>();
        var header = -1;
        for (; i < lines.Length && IsRow(lines[i]); i++)
        {
            var cells = CellsOf(lines[i]);
            if (cells.All(cell => cell.Length > 0 && cell.Trim('-', ':').Length == 0))
            {
                header = rows.Count - 1;
                continue;
            }

            rows.Add(cells);
        }

        return header == 0 ? new Block.Table(rows[0], rows[1..]) : new Block.Table([], rows);
    }

    private static List<string> CellsOf(string line)
    {
        var cells = new List<string>();
        var row = line.Trim();
        var start = 1;
        var inCode = false;
        for (var i = 1; i <= row.Length; i++)
        {
            if (i < row.Length && row[i] == '`')
            {
                inCode = !inCode;
            }

            if (i == row.Length ? start < i : row[i] == '|' && !inCode && row[i - 1] != '\\')
            {
                cells.Add(row[start..i].Trim());
                start = i + 1;
            }
        }

        return cells;
    }

    private static Block.Prose ReadProse(string[] lines, ref int i)
    {
        var start = i++;
        while (i < lines.Length && !string.IsNullOrWhiteSpace(lines[i]) && !lines[i].StartsWith('#') && FenceOf(lines[i]) is null && MarkerLength(lines[i]) == 0 && !IsRow(lines[i]))
        {
            i++;
        }

        return new Block.Prose(string.Join(' ', lines[start..i].Select(line => line.Trim())));
    }
}
