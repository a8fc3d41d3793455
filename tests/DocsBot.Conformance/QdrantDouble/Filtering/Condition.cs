using System.Text.Json;
using DocsBot.Conformance.QdrantDouble.Http;
using DocsBot.Conformance.QdrantDouble.State;

namespace DocsBot.Conformance.QdrantDouble.Filtering;

/// <summary>One condition of a filter.</summary>
internal abstract class Condition
{
    public static Condition Read(JsonElement json, Collection collection)
    {
        if (json.Has("key", out _))
        {
            return FieldCondition.Read(json, collection);
        }

        if (json.Has("is_empty", out var empty))
        {
            var path = PayloadPath.Parse(empty.Required("key").GetString()!);
            return new When((_, payload) => path.Read(payload).All(IsEmpty));
        }

        if (json.Has("is_null", out var isNull))
        {
            var path = PayloadPath.Parse(isNull.Required("key").GetString()!);
            return new When((_, payload) => path.Read(payload).Any(value => value.ValueKind == JsonValueKind.Null));
        }

        if (json.Has("has_id", out var ids))
        {
            var points = ids.EnumerateArray().Select(PointId.Parse).Select(collection.Find).OfType<Point>().ToHashSet();
            return new When((point, _) => points.Contains(point), points);
        }

        if (json.Has("has_vector", out var vector))
        {
            var name = vector.GetString()!;
            return new When((point, _) => point.HasVector(name));
        }

        if (json.Has("nested", out var nested))
        {
            var path = PayloadPath.Parse(ElementsOf(nested.Required("key").GetString()!));
            var filter = Filter.Read(nested.Required("filter"), collection);
            return new When((point, payload) => path.Read(payload).Any(element => element.ValueKind == JsonValueKind.Object && filter.Passes(point, element)));
        }

        return json.Has("slice", out _) ? throw QdrantError.NotPlayed("the condition slice") : Filter.Read(json, collection);
    }

    /// <summary>Whether a point passes.</summary>
    /// <param name="point">The point.</param>
    /// <param name="payload">Its payload, or within a nested filter an element of it.</param>
    public abstract bool Passes(Point point, JsonElement payload);

    /// <summary>The points that may pass, when an index can tell; null for all.</summary>
    public virtual IReadOnlyCollection<Point>? Candidates() => null;

    private static string ElementsOf(string key) => key.EndsWith("[]", StringComparison.Ordinal) ? key : key + "[]";

    private static bool IsEmpty(JsonElement value) => value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);

    private sealed class When(Func<Point, JsonElement, bool> passes, IReadOnlyCollection<Point>? candidates = null) : Condition
    {
        public override bool Passes(Point point, JsonElement payload) => passes(point, payload);

        public override IReadOnlyCollection<Point>? Candidates() => candidates;
    }
}
