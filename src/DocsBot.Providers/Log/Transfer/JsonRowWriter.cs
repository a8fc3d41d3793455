using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DocsBot.Providers.Log.Transfer;

/// <summary>One JSON object a line: the table, then the columns that are not null. Lists are as the log has them, byte by byte.</summary>
/// <param name="output">Where it is written.</param>
internal sealed class JsonRowWriter(TextWriter output) : LogRowWriter
{
    /// <summary>The property that names the table.</summary>
    public const string Table = "table";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly Dictionary<LogTable, JsonEncodedText[]> _names = [];

    /// <inheritdoc />
    public override bool TakesAllTables => true;

    /// <inheritdoc />
    public override Task BeginAsync(LogTable table) => Task.CompletedTask;

    /// <inheritdoc />
    public override Task WriteAsync(LogTable table, object?[] row)
    {
        if (!_names.TryGetValue(table, out var names))
        {
            names = _names[table] = [.. table.Columns.Select(column => JsonEncodedText.Encode(column.Name))];
        }

        _line.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_line, Options))
        {
            json.WriteStartObject();
            json.WriteString(Table, table.Name);
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i] is { } value)
                {
                    json.WritePropertyName(names[i]);
                    Write(json, value, table.Columns[i].Kind);
                }
            }

            json.WriteEndObject();
        }

        return output.WriteAsync(Encoding.UTF8.GetString(_line.WrittenSpan) + '\n');
    }

    private static void Write(Utf8JsonWriter json, object value, LogColumnKind kind)
    {
        switch (value)
        {
            case string text when kind == LogColumnKind.Json && IsOneLine(text):
                json.WriteRawValue(text, skipInputValidation: false);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            default:
                throw new NotSupportedException($"{value.GetType()} is no type of the log.");
        }
    }

    /// <summary>Whether a list can stand in the line as it is. What somebody edited by hand goes as text.</summary>
    private static bool IsOneLine(string json)
    {
        if (json.AsSpan().ContainsAny('\n', '\r'))
        {
            return false;
        }

        try
        {
            using var _ = JsonDocument.Parse(json);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
