using System.Text.Json;

namespace DocsBot.Conformance.Validation;

/// <summary>Whatever there is: the values of a payload.</summary>
internal sealed class AnythingRule : SchemaRule
{
    public static AnythingRule Instance { get; } = new();

    public override SchemaFault? Check(JsonElement value) => null;
}
