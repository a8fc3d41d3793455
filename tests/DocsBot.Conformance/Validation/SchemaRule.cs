using System.Text.Json;

namespace DocsBot.Conformance.Validation;

/// <summary>What a value must be.</summary>
internal abstract class SchemaRule
{
    /// <summary>Checks a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The first fault, with its path from this value, or null.</returns>
    public abstract SchemaFault? Check(JsonElement value);
}
