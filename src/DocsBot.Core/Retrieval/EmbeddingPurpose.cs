using Microsoft.Extensions.AI;

namespace DocsBot.Core.Retrieval;

/// <summary>What a text is embedded for: some models want to know, and a reader has less patience than an ingestion.</summary>
public static class EmbeddingPurpose
{
    private const string Property = "docsbot_purpose";
    private const string PassageValue = "passage";

    /// <summary>Passages of an index. Without these options a text is a question.</summary>
    public static EmbeddingGenerationOptions Passage => new() { AdditionalProperties = new() { [Property] = PassageValue } };

    /// <summary>Whether texts are passages.</summary>
    /// <param name="options">The options of the call; null for a question.</param>
    public static bool IsPassage(EmbeddingGenerationOptions? options) => options?.AdditionalProperties?.TryGetValue(Property, out var value) == true && value is PassageValue;
}
