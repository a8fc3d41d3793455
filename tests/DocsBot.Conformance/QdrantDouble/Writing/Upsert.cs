using System.Text.Json;
using DocsBot.Conformance.QdrantDouble.Filtering;
using DocsBot.Conformance.QdrantDouble.Http;
using DocsBot.Conformance.QdrantDouble.State;

namespace DocsBot.Conformance.QdrantDouble.Writing;

/// <summary>
/// Inserts points and replaces those that are there, payload and vectors whole. <c>update_filter</c> spares existing points that do not pass it and hinders no
/// insert; <c>update_mode</c> leaves out one of the two. Source: Qdrant's documentation, "Points", conditional updates and update mode.
/// </summary>
internal static class Upsert
{
    public static void Apply(JsonElement body, Collection collection)
    {
        var filter = Filter.Read(body, "update_filter", collection);
        var mode = body.Text("update_mode") ?? "upsert";
        var points = (body.Has("batch", out var batch) ? OfColumns(batch, collection) : OfRows(body.Required("points"), collection)).ToList();
        var operation = collection.NextOperation();
        foreach (var (id, vectors, payload) in points)
        {
            var existing = collection.Find(id);
            if (existing is null ? mode == "update_only" : mode == "insert_only" || !filter.Passes(existing))
            {
                continue;
            }

            if (existing is not null)
            {
                collection.Remove(existing);
            }

            var point = collection.FindOrAdd(id);
            collection.SetPayload(point, payload);
            point.Version = operation;
            SetVectors(collection, point, vectors);
        }
    }

    public static void SetVectors(Collection collection, Point point, IEnumerable<(string Name, float[]? Dense, SparseVector? Sparse)> vectors)
    {
        foreach (var (name, dense, sparse) in vectors)
        {
            if (dense is not null)
            {
                Collection.SetVector(point, name, dense);
            }
            else
            {
                collection.SetVector(point, name, sparse!);
            }
        }
    }

    private static IEnumerable<(PointId, IReadOnlyList<(string, float[]?, SparseVector?)>, JsonElement)> OfRows(JsonElement points, Collection collection) =>
        points.EnumerateArray().Select(point => (
            PointId.Parse(point.Required("id")),
            VectorReader.Read(point.Required("vector"), collection),
            point.Has("payload", out var payload) ? payload.Clone() : Json.EmptyObject));

    private static IEnumerable<(PointId, IReadOnlyList<(string, float[]?, SparseVector?)>, JsonElement)> OfColumns(JsonElement batch, Collection collection)
    {
        var vectors = batch.Required("vectors");
        var ids = batch.Required("ids").EnumerateArray().Select(PointId.Parse).ToList();
        return ids.Select((id, i) => (
            id,
            vectors.ValueKind == JsonValueKind.Array
                ? VectorReader.Read(vectors[i], collection)
                : [.. vectors.EnumerateObject().SelectMany(column => VectorReader.Read(JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement>(StringComparer.Ordinal) { [column.Name] = column.Value[i] }), collection))],
            batch.Has("payloads", out var payloads) && payloads[i].ValueKind == JsonValueKind.Object ? payloads[i].Clone() : Json.EmptyObject));
    }
}
