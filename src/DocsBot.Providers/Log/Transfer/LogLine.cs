using System.Text.Json;

namespace DocsBot.Providers.Log.Transfer;

/// <summary>A line of an export, read back strictly.</summary>
internal static class LogLine
{
    /// <summary>The row of a line.</summary>
    /// <exception cref="FormatException">Something is wrong with it; the message says which column and what.</exception>
    public static (LogTable Table, object?[] Row) Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new FormatException($"is no JSON: {e.Message}", e);
        }
        catch (InvalidOperationException e)
        {
            // Text that is no Unicode, such as half of a surrogate pair as an escape.
            throw new FormatException($"holds a text that is no Unicode: {e.Message}", e);
        }
    }

    private static (LogTable Table, object?[] Row) Read(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object || !line.TryGetProperty(JsonRowWriter.Table, out var name) || name.ValueKind != JsonValueKind.String)
        {
            throw new FormatException($"is no object with the property \"{JsonRowWriter.Table}\", as \"log export\" writes them");
        }

        var table = LogTables.All.FirstOrDefault(one => name.ValueEquals(one.Name))
            ?? throw new FormatException($"is of the table \"{name.GetString()}\"; known are {string.Join(", ", LogTables.All.Select(one => one.Name))}");
        var row = new object?[table.Columns.Count];
        foreach (var property in line.EnumerateObject().Where(property => !property.NameEquals(JsonRowWriter.Table)))
        {
            var index = table.IndexOf(property.Name);
            if (index < 0)
            {
                throw new FormatException($"has the column \"{property.Name}\", which {table.Name} does not have; a newer DocsBot may have written it");
            }

            row[index] = Value(table.Columns[index], property.Value);
            if (row[index] is long number && !table.Fits(index, number))
            {
                throw new FormatException($"has a {property.Name} that is out of range");
            }
        }

        Complete(table, row);
        return (table, row);
    }

    private static void Complete(LogTable table, object?[] row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var column = table.Columns[i];
            row[i] ??= column.Default;
            if (row[i] is null && column.IsRequired)
            {
                throw new FormatException($"has no {column.Name}");
            }
        }
    }

    private static object? Value(LogColumn column, JsonElement value)
    {
        try
        {
            return (column.Kind, value.ValueKind) switch
            {
                (_, JsonValueKind.Null) => null,
                (LogColumnKind.Json, JsonValueKind.Array) => Accept(column, value.GetRawText()),
                (LogColumnKind.Json or LogColumnKind.Text, JsonValueKind.String) => Accept(column, value.GetString()!),
                (LogColumnKind.Integer, JsonValueKind.Number) when value.TryGetInt64(out var number) => number,
                (LogColumnKind.Real, JsonValueKind.Number) when value.TryGetDouble(out var number) && double.IsFinite(number) => number,
                (LogColumnKind.Integer, _) => throw new FormatException("must be a whole number"),
                (LogColumnKind.Real, _) => throw new FormatException("must be a number"),
                (LogColumnKind.Json, _) => throw new FormatException("must be a list"),
                _ => throw new FormatException("must be a text"),
            };
        }
        catch (FormatException e)
        {
            throw new FormatException($"has a {column.Name} that {e.Message}", e);
        }
    }

    private static string Accept(LogColumn column, string text) => column.Accept?.Invoke(text) ?? text;
}
