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

    // Two neighbouring paragraphs of a sentence each read better as one.
    private const int ShortParagraph = 40;

    /// <summary>The answer in pieces to stream, one or more a part.</summary>
    public static IEnumerable<string> Write(IReadOnlyList<AnswerPart> parts)
    {
        var separator = string.Empty;
        foreach (var part in parts)
        {
            Unit? before = null;
            foreach (var run in RunsOf(part.Units))
            {
                // What a cited sentence leads up to is cited by it.
                var isLed = before is not null && run[0].LeadIn == before && run[0].Kind != UnitKind.Sentence;
                foreach (var piece in Render(part.Passage, run, isLed))
                {
                    yield return separator + piece;
                    separator = string.Empty;
                }

                separator = "\n\n";
                before = run[^1];
            }
        }
    }

    /// <summary>Sentences that stand near each other on the page make a paragraph; items and rows of one block stay together.</summary>
    private static IEnumerable<List<Unit>> RunsOf(IReadOnlyList<Unit> units)
    {
        var run = new List<Unit>();
        foreach (var unit in units)
        {
            if (run.Count > 0 && !Continues(run[^1], unit))
            {
                yield return run;
                run = [];
            }

            run.Add(unit);
        }

        yield return run;
    }

    private static bool Continues(Unit last, Unit unit) =>
        last.Kind == unit.Kind && unit.Order > last.Order && !last.Announces
        && (last.Block == unit.Block || (unit.Kind == UnitKind.Sentence && unit.Order - last.Order == 1 && last.Length + unit.Length < ShortParagraph));

    private static IEnumerable<string> Render(Passage passage, List<Unit> run, bool isLed)
    {
        var block = passage.Blocks[run[0].Block];
        var text = run[0].Kind switch
        {
            UnitKind.Sentence => Sentences(run),
            UnitKind.Item => Items(run),
            UnitKind.Row => [Table((Block.Table)block, run)],
            _ => [Code((Block.Code)block)],
        };

        // Behind the fence of a code block or the row of a table nothing may stand in the same line.
        var standsAlone = run[0].Kind is UnitKind.Row or UnitKind.Code || (run[0].Kind == UnitKind.Item && run[^1].Text.Contains('\n', StringComparison.Ordinal));
        var cite = string.Create(CultureInfo.InvariantCulture, $"{(standsAlone ? "\n\n" : " ")}[{passage.Number}]");
        return isLed ? text : text.Append(cite);
    }

    private static IEnumerable<string> Sentences(List<Unit> run) => run.Skip(1).Select(unit => " " + Quote(unit.Text)).Prepend(Quote(WithoutConjunction(run[0].Text)));

    /// <summary>The text as it stands; a bracketed number in it, which would be read as a citation, is escaped.</summary>
    private static string Quote(string text)
    {
        if (!text.Contains('[', StringComparison.Ordinal))
        {
            return text;
        }

        var quoted = new StringBuilder(text.Length + 8);
        var inCode = false;
        for (var i = 0; i < text.Length; i++)
        {
            inCode ^= text[i] == '`';
            if (!inCode && text[i] == '[' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))
            {
                quoted.Append('\\');
            }

            quoted.Append(text[i]);
        }

        return quoted.ToString();
    }

    /// <summary>A sentence without the word that ties it to one that is not quoted.</summary>
    private static string WithoutConjunction(string text)
    {
        foreach (var conjunction in Conjunctions)
        {
            if (text.StartsWith(conjunction, StringComparison.Ordinal) && text.Length > conjunction.Length)
            {
                return char.ToUpperInvariant(text[conjunction.Length]) + text[(conjunction.Length + 1)..];
            }
        }

        return text;
    }

    private static IEnumerable<string> Items(List<Unit> run)
    {
        var items = ((Block.List)run[0].Passage.Blocks[run[0].Block]).Items;
        for (var i = 0; i < run.Count; i++)
        {
            var item = items[run[i].Index];
            var marker = char.IsAsciiDigit(item[0]) ? string.Create(CultureInfo.InvariantCulture, $"{i + 1}. ") : "- ";
            yield return (i > 0 ? "\n" : string.Empty) + marker + Quote(item[PassageReader.MarkerLength(item)..]);
        }
    }

    private static string Table(Block.Table table, List<Unit> rows)
    {
        var columns = Math.Max(table.Header.Count, rows.Max(row => table.Rows[row.Index].Count));
        var text = new StringBuilder();
        AppendRow(text, table.Header, columns);
        text.Append('|').Insert(text.Length, "---|", columns).Append('\n');
        foreach (var row in rows)
        {
            AppendRow(text, table.Rows[row.Index], columns);
        }

        return text.ToString().TrimEnd('\n');
    }

    private static void AppendRow(StringBuilder text, IReadOnlyList<string> cells, int columns)
    {
        text.Append('|');
        for (var i = 0; i < columns; i++)
        {
            text.Append(' ').Append(i < cells.Count ? Quote(cells[i]) : string.Empty).Append(" |");
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
