using System.Text.Json;

namespace DocsBot.Conformance.Validation;

/// <summary>What a value must be.</summary>
internal abstract class SchemaRule
{
    /// <summary>Checks a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="path">Its JSON path.</param>
    /// <returns>The first fault, or null.</returns>
    public abstract SchemaFault? Check(JsonElement value, string path);
}
