using System.Text.Json;

namespace DocsBot.Conformance.Validation;

/// <summary>A list.</summary>
internal sealed class ArrayRule(SchemaRule items, int least, bool unique) : SchemaRule
{
    public override SchemaFault? Check(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return new SchemaFault("", $"must be a list, is {value.ValueKind}", SchemaFault.WrongKind);
        }

        var count = value.GetArrayLength();
        if (count < least)
        {
            return new SchemaFault("", $"must hold at least {least}", SchemaFault.WrongValue);
        }

        if (unique && value.EnumerateArray().Select(item => item.GetRawText()).Distinct(StringComparer.Ordinal).Count() < count)
        {
            return new SchemaFault("", "must hold each value once", SchemaFault.WrongValue);
        }

        var i = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (items.Check(item) is { } fault)
            {
                return fault.Within(FormattableString.Invariant($"[{i}]"));
            }

            i++;
        }

        return null;
    }
}
