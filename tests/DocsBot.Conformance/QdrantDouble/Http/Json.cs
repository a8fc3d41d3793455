using System.Text.Json;

namespace DocsBot.Conformance.QdrantDouble.Http;

/// <summary>Reads optional members: one that is null counts as absent, as it does in the server.</summary>
internal static class Json
{
    public static JsonElement EmptyObject { get; } = JsonElement.Parse("{}");

    public static bool Has(this JsonElement json, string key, out JsonElement value)
    {
        value = default;
        return json.ValueKind == JsonValueKind.Object && json.TryGetProperty(key, out value) && value.ValueKind != JsonValueKind.Null;
    }

    public static JsonElement Required(this JsonElement json, string key) =>
        json.Has(key, out var value) ? value : throw QdrantError.Format($"missing field `{key}`");

    public static string? Text(this JsonElement json, string key) => json.Has(key, out var value) ? value.GetString() : null;

    public static int? Count(this JsonElement json, string key, int least)
    {
        if (!json.Has(key, out var value))
        {
            return null;
        }

        var count = value.TryGetInt32(out var number) ? number : throw QdrantError.Format($"invalid value {value.GetRawText()} for `{key}`");
        return count >= least ? count : throw QdrantError.Validation($"{key}: value {count} invalid, must be {least} or larger");
    }

    public static bool? Flag(this JsonElement json, string key) => json.Has(key, out var value) ? value.GetBoolean() : null;

    public static double? Number(this JsonElement json, string key) => json.Has(key, out var value) ? value.GetDouble() : null;

    /// <summary>One or many: the server takes <c>x</c> for <c>[x]</c> in several places.</summary>
    public static IEnumerable<JsonElement> OneOrMany(this JsonElement json) => json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : [json];

    public static float[] Floats(this JsonElement json) => [.. json.EnumerateArray().Select(number => number.GetSingle())];
}
