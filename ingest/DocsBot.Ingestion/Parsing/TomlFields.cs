namespace DocsBot.Ingestion.Parsing;

/// <summary>Reads the simple values of a TOML text (toml.io, v1.0): strings, numbers, booleans and dates; arrays and inline tables are passed over.</summary>
internal static class TomlFields
{
    /// <summary>The fields, keys in lower case; those of a table as <c>table.key</c>.</summary>
    public static IReadOnlyDictionary<string, string> Read(string toml)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var prefix = "";
        foreach (var raw in toml.Split('\n'))
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] == '[')
            {
                prefix = line.Trim('[', ']', ' ').ToLowerInvariant() + ".";
                continue;
            }

            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && ValueOf(line[(equals + 1)..].Trim()) is { } value)
            {
                fields.TryAdd(prefix + line[..equals].Trim().Trim('"', '\'').ToLowerInvariant(), value);
            }
        }

        return fields;
    }

    private static string? ValueOf(string text)
    {
        if (text.Length == 0 || text[0] is '[' or '{')
        {
            return null;
        }

        if (text[0] is not ('"' or '\''))
        {
            return text.Split('#')[0].Trim();
        }

        var quote = text[0];
        for (var i = 1; i < text.Length; i++)
        {
            if (quote == '"' && text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == quote)
            {
                var value = text[1..i];
                return quote == '"' ? value.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal) : value;
            }
        }

        return text.Trim(quote);
    }
}
