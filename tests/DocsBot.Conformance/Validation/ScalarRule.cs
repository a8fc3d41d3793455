using System.Globalization;
using System.Text.Json;

namespace DocsBot.Conformance.Validation;

/// <summary>A string, number or flag with its format and limits.</summary>
internal sealed class ScalarRule : SchemaRule
{
    private readonly string _type;
    private readonly string? _format;
    private readonly decimal? _minimum;
    private readonly decimal? _maximum;
    private readonly int _minLength;
    private readonly HashSet<string>? _allowed;

    public ScalarRule(JsonElement schema)
    {
        _type = schema.TryGetProperty("type", out var type) ? type.GetString()! : "string";
        _format = schema.TryGetProperty("format", out var format) ? format.GetString() : null;
        _minimum = schema.TryGetProperty("minimum", out var minimum) ? minimum.GetDecimal() : null;
        _maximum = schema.TryGetProperty("maximum", out var maximum) ? maximum.GetDecimal() : null;
        _minLength = schema.TryGetProperty("minLength", out var length) ? length.GetInt32() : 0;
        _allowed = schema.TryGetProperty("enum", out var allowed) ? allowed.EnumerateArray().Select(value => value.GetString()!).ToHashSet(StringComparer.Ordinal) : null;
    }

    public override SchemaFault? Check(JsonElement value)
    {
        if (!IsOfType(value))
        {
            return new SchemaFault("", $"must be {_type}, is {(value.ValueKind == JsonValueKind.Number ? value.GetRawText() : value.ValueKind)}", SchemaFault.WrongKind);
        }

        return WrongValue(value) is { } wrong ? new SchemaFault("", wrong, SchemaFault.WrongValue) : null;
    }

    private bool IsOfType(JsonElement value) => _type switch
    {
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && (value.TryGetInt64(out _) || value.TryGetUInt64(out _)),
        _ => throw new FormatException($"The schema has the type {_type}, which no rule checks."),
    };

    private string? WrongValue(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number)
        {
            return Limits() is var (least, most) && value.TryGetDecimal(out var number) && (number < least || number > most)
                ? $"{value.GetRawText()} is outside {least} to {most}"
                : null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var text = value.GetString()!;
        if (_allowed is not null && !_allowed.Contains(text))
        {
            return $"`{text}` is none of {string.Join(", ", _allowed)}";
        }

        return text.Length < _minLength ? $"must have at least {_minLength} characters" : HasFormat(text) ? null : $"`{text}` is no {_format}";
    }

    private (decimal Least, decimal Most) Limits()
    {
        var (least, most) = _format switch
        {
            "uint8" => (0, byte.MaxValue),
            "uint32" => (0, uint.MaxValue),
            "uint" or "uint64" => (0m, ulong.MaxValue),
            "int64" => (long.MinValue, long.MaxValue),
            _ => (decimal.MinValue, decimal.MaxValue),
        };
        return (_minimum ?? least, _maximum ?? most);
    }

    private bool HasFormat(string text) => _format switch
    {
        "uuid" => Guid.TryParse(text, CultureInfo.InvariantCulture, out _),
        "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        _ => true,
    };
}
