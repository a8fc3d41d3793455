using System.Collections.Concurrent;
using System.Text.Json;

namespace DocsBot.Conformance.Validation;

/// <summary>Makes rules of OpenAPI 3.0 schemas. A keyword that no rule heeds is an error here: a check that is silently left out would look like one that passed.</summary>
/// <param name="components">The document's <c>components.schemas</c>.</param>
internal sealed class SchemaReader(JsonElement components)
{
    private const string Reference = "#/components/schemas/";

    private static readonly HashSet<string> Heeded = new(StringComparer.Ordinal)
    {
        "type", "format", "minimum", "maximum", "minLength", "enum", "items", "minItems", "uniqueItems", "properties", "required", "additionalProperties", "anyOf", "oneOf", "nullable", "$ref",
        "description", "default", "example", "deprecated", "title",
    };

    private readonly ConcurrentDictionary<string, NamedRule> _named = new(StringComparer.Ordinal);

    /// <summary>The rule of a schema by its name.</summary>
    public SchemaRule Named(string name) => _named.GetOrAdd(name, key => new NamedRule(() =>
    {
        var rule = Read(components.GetProperty(key));
        return key == "Document" ? new DocumentRule(rule, Named("Bm25Config")) : rule;
    }));

    public SchemaRule Read(JsonElement schema)
    {
        foreach (var keyword in schema.EnumerateObject().Where(keyword => !Heeded.Contains(keyword.Name)))
        {
            throw new FormatException($"The schema uses the keyword {keyword.Name}, which no rule checks.");
        }

        var rule = ReadWithoutNull(schema);
        var nullable = schema.TryGetProperty("nullable", out var flag) && flag.GetBoolean();
        return nullable && rule is not AnythingRule ? new ChoiceRule([rule, NullRule.Instance], onlyOne: false) : rule;
    }

    private SchemaRule ReadWithoutNull(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Named(reference.GetString()![Reference.Length..]);
        }

        if (schema.TryGetProperty("anyOf", out var any))
        {
            return new ChoiceRule([.. any.EnumerateArray().Select(ReadAlternative)], onlyOne: false);
        }

        if (schema.TryGetProperty("oneOf", out var one))
        {
            return new ChoiceRule([.. one.EnumerateArray().Select(ReadAlternative)], onlyOne: true);
        }

        if (!schema.TryGetProperty("type", out var type))
        {
            return schema.TryGetProperty("enum", out _) ? new ScalarRule(schema) : AnythingRule.Instance;
        }

        return type.GetString() switch
        {
            "object" => ReadObject(schema),
            "array" => new ArrayRule(
                Read(schema.GetProperty("items")),
                schema.TryGetProperty("minItems", out var least) ? least.GetInt32() : 0,
                schema.TryGetProperty("uniqueItems", out var unique) && unique.GetBoolean()),
            _ => new ScalarRule(schema),
        };
    }

    /// <summary>An alternative that says nothing but <c>nullable</c> would let everything pass to a plain validator. It means null.</summary>
    private SchemaRule ReadAlternative(JsonElement schema) =>
        schema.EnumerateObject().All(keyword => keyword.Name is "nullable" or "description") && schema.TryGetProperty("nullable", out _) ? NullRule.Instance : Read(schema);

    private ObjectRule ReadObject(JsonElement schema)
    {
        var properties = schema.TryGetProperty("properties", out var named)
            ? named.EnumerateObject().ToDictionary(property => property.Name, property => Read(property.Value), StringComparer.Ordinal)
            : [];
        var required = schema.TryGetProperty("required", out var keys) ? keys.EnumerateArray().Select(key => key.GetString()!).ToList() : [];
        var others = schema.TryGetProperty("additionalProperties", out var additional)
            ? additional.ValueKind switch { JsonValueKind.True => AnythingRule.Instance, JsonValueKind.False => null, _ => Read(additional) }
            : null;
        return new ObjectRule(properties, required, others);
    }
}
