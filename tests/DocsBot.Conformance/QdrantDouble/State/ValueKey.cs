using System.Text.Json;

namespace DocsBot.Conformance.QdrantDouble.State;

/// <summary>A payload value as a key: equal for equal strings however they were escaped, and different for <c>1</c> and <c>"1"</c>.</summary>
internal static class ValueKey
{
    public static string Of(JsonElement value) => value.ValueKind == JsonValueKind.String ? $"s{value.GetString()}" : $"j{value.GetRawText()}";

    public static JsonElement ToJson(string key) => key[0] == 's' ? JsonSerializer.SerializeToElement(key[1..]) : JsonElement.Parse(key.AsSpan(1));
}
