using System.Globalization;
using System.Text;

namespace DocsBot.Providers.Log.Transfer;

/// <summary>
/// Comma-separated values by RFC 4180: a heading, lines that end with CR LF, quotes doubled. A text that a spreadsheet would take for a formula begins with an
/// apostrophe, as OWASP advises against CSV injection: what readers ask is written by strangers.
/// </summary>
/// <param name="output">Where it is written.</param>
internal sealed class CsvRowWriter(TextWriter output) : LogRowWriter
{
    private const string LineEnd = "\r\n";

    private readonly StringBuilder _line = new();

    /// <inheritdoc />
    public override bool TakesAllTables => false;

    /// <inheritdoc />
    public override Task BeginAsync(LogTable table) => output.WriteAsync(string.Join(',', table.Columns.Select(column => column.Name)) + LineEnd);

    /// <inheritdoc />
    public override Task WriteAsync(LogTable table, object?[] row)
    {
        _line.Clear();
        for (var i = 0; i < row.Length; i++)
        {
            if (i > 0)
            {
                _line.Append(',');
            }

            Append(row[i]);
        }

        return output.WriteAsync(_line.Append(LineEnd));
    }

    private void Append(object? value)
    {
        switch (value)
        {
            case null:
                return;
            case string text:
                _line.Append('"').Append(IsFormula(text) ? "'" : "").Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
                return;
            default:
                _line.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                return;
        }
    }

    /// <summary>The beginnings that OWASP names, their full-width forms included.</summary>
    private static bool IsFormula(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';
}
