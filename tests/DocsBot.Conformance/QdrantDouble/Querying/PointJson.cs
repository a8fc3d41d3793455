using System.Text.Json;
using System.Text.Json.Nodes;
using DocsBot.Conformance.QdrantDouble.Http;
using DocsBot.Conformance.QdrantDouble.State;

namespace DocsBot.Conformance.QdrantDouble.Querying;

/// <summary>Writes points as a request wants them: by default without payload and vectors.</summary>
internal sealed class PointJson(Collection collection, JsonElement request, bool payloadByDefault = false)
{
    public JsonObject Record(Point point)
    {
        var json = new JsonObject { ["id"] = point.Id.ToJson() };
        if (Payload(point) is { } payload)
        {
            json["payload"] = payload;
        }

        if (Vectors(point) is { } vectors)
        {
            json["vector"] = vectors;
        }

        return json;
    }

    public JsonObject Scored(Hit hit)
    {
        var json = Record(hit.Point);
        json["version"] = hit.Point.Version;
        json["score"] = hit.Score;
        return json;
    }

    private JsonObject? Payload(Point point)
    {
        var wanted = request.Has("with_payload", out var selector) ? selector : JsonSerializer.SerializeToElement(payloadByDefault);
        if (wanted.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return wanted.GetBoolean() ? JsonObject.Create(point.Payload) : null;
        }

        var exclude = wanted.Has("exclude", out var keys);
        var named = exclude || wanted.Has("include", out keys) ? keys : wanted;
        var names = named.EnumerateArray().Select(key => key.GetString()!).ToHashSet(StringComparer.Ordinal);
        return names.FirstOrDefault(name => name.Contains('.', StringComparison.Ordinal) || name.Contains('[', StringComparison.Ordinal)) is { } nested
            ? throw QdrantError.NotPlayed($"selecting a part of a payload by the nested key {nested}")
            : new JsonObject(point.Payload.EnumerateObject().Where(member => names.Contains(member.Name) != exclude)
                .Select(member => KeyValuePair.Create(member.Name, JsonSerializer.SerializeToNode(member.Value))));
    }

    private JsonNode? Vectors(Point point)
    {
        if (!request.Has("with_vector", out var wanted) || wanted.ValueKind == JsonValueKind.False)
        {
            return null;
        }

        var names = wanted.ValueKind == JsonValueKind.True ? [.. collection.Dense.Keys, .. collection.SparseIdf.Keys] : wanted.EnumerateArray().Select(name => name.GetString()!).ToList();
        if (names.Find(name => !collection.HasVector(name)) is { } unknown)
        {
            throw Collection.Unknown(unknown);
        }

        if (point.Dense.TryGetValue("", out var only) && names.Contains("", StringComparer.Ordinal))
        {
            return Floats(only);
        }

        var vectors = new JsonObject();
        foreach (var name in names)
        {
            if (point.Dense.TryGetValue(name, out var dense))
            {
                vectors[name] = Floats(dense);
            }
            else if (point.Sparse.TryGetValue(name, out var sparse))
            {
                vectors[name] = sparse.ToJson();
            }
        }

        return vectors;
    }

    private static JsonArray Floats(float[] vector) => [.. vector.Select(value => JsonValue.Create(value))];
}
