using System.Text.Json;

namespace DocsBot.Conformance.Validation;

/// <summary>A schema by its name, read when it is first needed: schemas name each other in circles.</summary>
internal sealed class NamedRule(Func<SchemaRule> read) : SchemaRule
{
    private SchemaRule? _rule;

    public override SchemaFault? Check(JsonElement value) => (_rule ??= read()).Check(value);
}
