using System.Text.Json;

namespace DocsBot.Conformance.Validation;

/// <summary>An object. A key that no schema names is refused everywhere, except where the schema allows any: the server ignores most unknown keys in silence, so a slip of the pen would never be seen.</summary>
internal sealed class ObjectRule(IReadOnlyDictionary<string, SchemaRule> properties, IReadOnlyList<string> required, SchemaRule? others) : SchemaRule
{
    public override SchemaFault? Check(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return new SchemaFault("", $"must be an object, is {value.ValueKind}", SchemaFault.WrongKind);
        }

        foreach (var key in required)
        {
            if (!value.TryGetProperty(key, out _))
            {
                return new SchemaFault("", $"lacks `{key}`", SchemaFault.MissingKey);
            }
        }

        foreach (var member in value.EnumerateObject())
        {
            if ((properties.GetValueOrDefault(member.Name) ?? others) is not { } rule)
            {
                return new SchemaFault($".{member.Name}", "unknown key", SchemaFault.UnknownKey);
            }

            if (rule.Check(member.Value) is { } fault)
            {
                return fault.Within($".{member.Name}");
            }
        }

        return null;
    }
}
