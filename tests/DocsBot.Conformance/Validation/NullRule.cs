using System.Text.Json;

namespace DocsBot.Conformance.Validation;

/// <summary>Null and nothing else: what <c>{"nullable": true}</c> beside other alternatives means.</summary>
internal sealed class NullRule : SchemaRule
{
    public static NullRule Instance { get; } = new();

    public override SchemaFault? Check(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null ? null : new SchemaFault("", "must be null", SchemaFault.WrongKind - 1);
}
