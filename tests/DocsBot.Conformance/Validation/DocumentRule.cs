using System.Text.Json;

namespace DocsBot.Conformance.Validation;

/// <summary>
/// A text for a model. The schema lets the options be any object, since models differ; those of the built-in <c>qdrant/bm25</c> are known, and there a misspelt
/// option is refused.
/// </summary>
internal sealed class DocumentRule(SchemaRule document, SchemaRule bm25Options) : SchemaRule
{
    public override SchemaFault? Check(JsonElement value)
    {
        if (document.Check(value) is { } fault)
        {
            return fault;
        }

        return value.GetProperty("model").GetString()!.Equals("qdrant/bm25", StringComparison.OrdinalIgnoreCase)
            && value.TryGetProperty("options", out var options) && options.ValueKind != JsonValueKind.Null
                ? bm25Options.Check(options)?.Within(".options")
                : null;
    }
}
