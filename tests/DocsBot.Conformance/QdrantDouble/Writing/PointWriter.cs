using System.Text.Json;
using System.Text.Json.Nodes;
using DocsBot.Conformance.QdrantDouble.Filtering;
using DocsBot.Conformance.QdrantDouble.Http;
using DocsBot.Conformance.QdrantDouble.State;

namespace DocsBot.Conformance.QdrantDouble.Writing;

/// <summary>The operations that change points. Source: lib/shard/src/update.rs.</summary>
internal static class PointWriter
{
    public static void Apply(string operation, JsonElement body, Collection collection)
    {
        switch (operation)
        {
            case "upsert":
                Upsert.Apply(body, collection);
                break;
            case "delete":
                collection.NextOperation();
                Selected(body, collection, mustExist: false).ForEach(collection.Remove);
                break;
            case "set_payload":
                SetPayload(body, collection, point => JsonObject.Create(point.Payload)!);
                break;
            case "overwrite_payload":
                SetPayload(body, collection, _ => []);
                break;
            case "delete_payload":
                var keys = body.Required("keys").EnumerateArray().Select(key => key.GetString()!).ToList();
                Change(body, collection, point => Without(JsonObject.Create(point.Payload)!.DeepClone().AsObject(), keys));
                break;
            case "clear_payload":
                Change(body, collection, _ => []);
                break;
            case "update_vectors":
                UpdateVectors(body, collection);
                break;
            case "delete_vectors":
                var names = body.Required("vector").EnumerateArray().Select(name => name.GetString()!).ToList();
                Touch(Selected(body, collection, mustExist: false), collection, point => names.ForEach(name => collection.RemoveVector(point, name)));
                break;
            default:
                throw QdrantError.NotPlayed($"the operation {operation}");
        }
    }

    private static void SetPayload(JsonElement body, Collection collection, Func<Point, JsonObject> start)
    {
        if (body.Has("key", out _))
        {
            throw QdrantError.NotPlayed("set_payload below a key");
        }

        var payload = body.Required("payload").Clone();
        Change(body, collection, point =>
        {
            var changed = start(point).DeepClone().AsObject();
            foreach (var (key, value) in JsonObject.Create(payload)!)
            {
                changed[key] = value?.DeepClone();
            }

            return changed;
        });
    }

    private static JsonObject Without(JsonObject payload, List<string> keys)
    {
        foreach (var key in keys)
        {
            var steps = key.Split('.');
            JsonNode? holder = payload;
            foreach (var step in steps[..^1])
            {
                holder = holder is JsonObject parent ? parent[step] : null;
            }

            (holder as JsonObject)?.Remove(steps[^1]);
        }

        return payload;
    }

    private static void UpdateVectors(JsonElement body, Collection collection)
    {
        var filter = Filter.Read(body, "update_filter", collection);
        var vectors = body.Required("points").EnumerateArray()
            .Select(point => (Id: PointId.Parse(point.Required("id")), Vectors: VectorReader.Read(point.Required("vector"), collection))).ToList();
        var points = vectors.ConvertAll(change => collection.Find(change.Id) ?? throw Missing(change.Id));
        var operation = collection.NextOperation();
        foreach (var (point, change) in points.Zip(vectors).Where(pair => filter.Passes(pair.First)))
        {
            Upsert.SetVectors(collection, point, change.Vectors);
            point.Version = operation;
        }
    }

    private static void Change(JsonElement body, Collection collection, Func<Point, JsonObject> payload) =>
        Touch(Selected(body, collection, mustExist: true), collection, point => collection.SetPayload(point, JsonSerializer.SerializeToElement(payload(point))));

    private static void Touch(List<Point> points, Collection collection, Action<Point> change)
    {
        var operation = collection.NextOperation();
        foreach (var point in points)
        {
            change(point);
            point.Version = operation;
        }
    }

    private static List<Point> Selected(JsonElement body, Collection collection, bool mustExist)
    {
        if (!body.Has("points", out var ids))
        {
            return body.Has("filter", out var filter) ? [.. Filter.Read(filter, collection).Select(collection)] : throw QdrantError.Validation("Either list of ids or filter must be provided");
        }

        var points = new List<Point>();
        foreach (var id in ids.EnumerateArray().Select(PointId.Parse).Distinct())
        {
            if (collection.Find(id) is { } point)
            {
                points.Add(point);
            }
            else if (mustExist)
            {
                throw Missing(id);
            }
        }

        return points;
    }

    private static QdrantError Missing(PointId id) => QdrantError.NotFound($"No point with id {id} found");
}
