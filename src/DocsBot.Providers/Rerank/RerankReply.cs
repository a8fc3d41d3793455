using System.Text.Json;

namespace DocsBot.Providers.Rerank;

/// <summary>
/// The reply of a re-ranking endpoint: <c>{"results": [{"index", "relevance_score"}]}</c> of Cohere and its like, or the bare list <c>[{"index", "score"}]</c> of
/// text-embeddings-inference. Some servers sort it and some do not, so the scores decide.
/// </summary>
internal static class RerankReply
{
    /// <summary>The places of the passages, the best first; what names no passage or has no score is left out. Null when there is no list.</summary>
    /// <param name="body">The reply.</param>
    /// <param name="count">How many passages were sent.</param>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static IReadOnlyList<int>? Read(ReadOnlyMemory<byte> body, int count)
    {
        using var json = JsonDocument.Parse(body);
        var list = json.RootElement;
        foreach (var name in (string[])["results", "data"])
        {
            if (list.ValueKind == JsonValueKind.Object && list.TryGetProperty(name, out var inner))
            {
                list = inner;
            }
        }

        return list.ValueKind != JsonValueKind.Array
            ? null
            : [.. list.EnumerateArray()
                .Select(item => (Place: PlaceOf(item), Score: ScoreOf(item)))
                .Where(item => item.Place >= 0 && item.Place < count && item.Score is not null)
                .OrderByDescending(item => item.Score)
                .Select(item => item.Place)
                .Distinct()];
    }

    private static int PlaceOf(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("index", out var index) && index.ValueKind == JsonValueKind.Number && index.TryGetInt32(out var place) ? place : -1;

    private static double? ScoreOf(JsonElement item)
    {
        foreach (var name in (string[])["relevance_score", "score"])
        {
            if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var score) && score.ValueKind == JsonValueKind.Number && double.IsFinite(score.GetDouble()))
            {
                return score.GetDouble();
            }
        }

        return null;
    }
}
