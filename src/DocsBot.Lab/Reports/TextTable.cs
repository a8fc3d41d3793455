namespace DocsBot.Lab.Reports;

/// <summary>A table in plain text: the first column to the left, the numbers to the right, readable in a terminal, a log and a Markdown page alike.</summary>
internal static class TextTable
{
    public static void Write(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows, TextWriter output)
    {
        var widths = header.Select((cell, i) => rows.Select(row => row[i].Length).Append(cell.Length).Max()).ToArray();
        Write(header);
        output.WriteLine("|" + string.Join('|', widths.Select((width, i) => i == 0 ? new string('-', width + 2) : new string('-', width + 1) + ":")) + "|");
        foreach (var row in rows)
        {
            Write(row);
        }

        void Write(IReadOnlyList<string> cells) =>
            output.WriteLine("| " + string.Join(" | ", cells.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))) + " |");
    }
}
