using System.Text;
using DocsBot.Core.Documents;

namespace DocsBot.Ingestion.Parsing;

/// <summary>Writes blocks in the plain Markdown that chunks are made of.</summary>
internal static class BlockText
{
    /// <summary>A block, without a line break at its end.</summary>
    public static string Of(Block block) => block switch
    {
        Block.Prose prose => prose.Text,
        Block.List list => string.Join('\n', list.Items),
        Block.Code code => Fenced(code.Source, code.Language),
        Block.Table table => Table(table.Header, table.Rows),
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    /// <summary>Code between fences that are longer than any run of backticks in it.</summary>
    public static string Fenced(string source, string? language)
    {
        var fence = new string('`', Math.Max(3, LongestRun(source) + 1));
        return $"{fence}{language}\n{source}\n{fence}";
    }

    /// <summary>A pipe table; without a header its first line is empty cells, as Markdown asks for one.</summary>
    public static string Table(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var columns = Math.Max(header.Count, rows.Count == 0 ? 0 : rows.Max(row => row.Count));
        var text = new StringBuilder();
        text.Append(TableHeader(header, columns));
        foreach (var row in rows)
        {
            text.Append('\n').Append(Row(row, columns));
        }

        return text.ToString();
    }

    /// <summary>The two lines above a table's rows.</summary>
    public static string TableHeader(IReadOnlyList<string> header, int columns) =>
        Row(header, columns) + "\n|" + string.Concat(Enumerable.Repeat(" --- |", columns));

    /// <summary>One line of a table.</summary>
    public static string Row(IReadOnlyList<string> cells, int columns)
    {
        var row = new StringBuilder("|");
        for (var i = 0; i < columns; i++)
        {
            row.Append(' ').Append(i < cells.Count ? cells[i].Replace("|", "\\|", StringComparison.Ordinal) : "").Append(" |");
        }

        return row.ToString();
    }

    /// <summary>A text under a list item: all lines but the first are indented.</summary>
    public static string Indented(string text, int spaces)
    {
        if (!text.Contains('\n', StringComparison.Ordinal))
        {
            return text;
        }

        var indent = new string(' ', spaces);
        return string.Join('\n', text.Split('\n').Select((line, i) => i == 0 || line.Length == 0 ? line : indent + line));
    }

    private static int LongestRun(string source)
    {
        var (longest, run) = (0, 0);
        foreach (var c in source)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
