using System.Globalization;
using System.Text;
using DocsBot.Core.Documents;

namespace DocsBot.Providers.Extractive;

/// <summary>Writes the parts of an answer as Markdown: sentences in paragraphs, lists as lists, code fenced, each with its citation.</summary>
internal static class AnswerText
{
    private static readonly string[] Conjunctions =
    [
        "However, ", "Also, ", "In addition, ", "Additionally, ", "Moreover, ", "Furthermore, ", "Therefore, ", "Thus, ", "Instead, ", "Similarly, ", "Likewise, ", "As a result, ", "Then, ",
        "Hence, ", "Consequently, ", "Otherwise, ", "Finally, ", "But ", "And ",
    ];

    /// <summary>The answer in pieces to stream, one or more a part.</summary>
    public static IEnumerable<string> Write(IReadOnlyList<AnswerPart> parts)
    {
        var separator = string.Empty;
        foreach (var part in parts)
        {
            foreach (var run in RunsOf(part.Units))
            {
                yield return separator + Render(part.Passage, run);
                separator = "\n\n";
            }
        }
    }

    /// <summary>Neighbours of one block are written together; a lead-in goes with what it leads to.</summary>
    private static IEnumerable<List<Unit>> RunsOf(IReadOnlyList<Unit> units)
    {
        var run = new List<Unit>();
        foreach (var unit in units)
        {
            if (run.Count > 0 && !(run[^1].Block == unit.Block && (unit.Kind != UnitKind.Sentence || run[^1].Order + 1 == unit.Order)))
            {
                yield return run;
                run = [];
            }

            run.Add(unit);
        }

        yield return run;
    }

    private static string Render(Passage passage, List<Unit> run)
    {
        var cite = string.Create(CultureInfo.InvariantCulture, $"[{passage.Number}]");
        return run[0].Kind switch
        {
            UnitKind.Sentence => Sentences(run) + " " + cite,
            UnitKind.Item => List(run) + " " + cite,
            UnitKind.Row => Table((Block.Table)passage.Blocks[run[0].Block], run, cite),
            _ => Code((Block.Code)passage.Blocks[run[0].Block]) + "\n\n" + cite,
        };
    }

    private static string Sentences(List<Unit> run)
    {
        var text = string.Join(' ', run.Select(unit => unit.Text));
        foreach (var conjunction in Conjunctions)
        {
            if (text.StartsWith(conjunction, StringComparison.Ordinal) && text.Length > conjunction.Length)
            {
                return char.ToUpperInvariant(text[conjunction.Length]) + text[(conjunction.Length + 1)..];
            }
        }

        return text;
    }

    private static string List(List<Unit> run)
    {
        var items = ((Block.List)run[0].Passage.Blocks[run[0].Block]).Items;
        var text = new StringBuilder();
        for (var i = 0; i < run.Count; i++)
        {
            var item = items[run[i].Index];
            var marker = PassageReader.MarkerLength(item);
            var restarted = char.IsAsciiDigit(item[0]) ? string.Create(CultureInfo.InvariantCulture, $"{i + 1}. ") : "- ";
            text.Append(i > 0 ? "\n" : string.Empty).Append(restarted).Append(item.AsSpan(marker));
        }

        return text.ToString();
    }

    private static string Table(Block.Table table, List<Unit> rows, string cite)
    {
        var columns = Math.Max(table.Header.Count, rows.Max(row => table.Rows[row.Index].Count));
        var text = new StringBuilder();
        AppendRow(text, table.Header, columns);
        text.Append('|').Insert(text.Length, "---|", columns).Append('\n');
        foreach (var row in rows)
        {
            AppendRow(text, table.Rows[row.Index], columns);
        }

        return text.Append('\n').Append(cite).ToString();
    }

    private static void AppendRow(StringBuilder text, IReadOnlyList<string> cells, int columns)
    {
        text.Append('|');
        for (var i = 0; i < columns; i++)
        {
            text.Append(' ').Append(i < cells.Count ? cells[i] : string.Empty).Append(" |");
        }

        text.Append('\n');
    }

    private static string Code(Block.Code code)
    {
        // A fence longer than any in the code.
        var fence = "```";
        while (code.Source.Contains(fence, StringComparison.Ordinal))
        {
            fence += "`";
        }

        return $"{fence}{code.Language}\n{code.Source}\n{fence}";
    }
}
