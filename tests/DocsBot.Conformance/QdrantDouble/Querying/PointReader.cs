using System.Text.Json;
using System.Text.Json.Nodes;
using DocsBot.Conformance.QdrantDouble.Filtering;
using DocsBot.Conformance.QdrantDouble.Http;
using DocsBot.Conformance.QdrantDouble.State;

namespace DocsBot.Conformance.QdrantDouble.Querying;

/// <summary>The operations that read points.</summary>
internal static class PointReader
{
    private const int DefaultLimit = 10;

    /// <summary>In the order of their ids from <c>offset</c>, itself included; <c>next_page_offset</c> is the first that did not fit.</summary>
    public static JsonNode Scroll(JsonElement body, Collection collection)
    {
        if (body.Has("order_by", out _))
        {
            throw QdrantError.NotPlayed("order_by");
        }

        var limit = body.Count("limit", least: 1) ?? DefaultLimit;
        var from = body.Has("offset", out var offset) ? PointId.Parse(offset) : (PointId?)null;
        var page = Filter.Read(body, "filter", collection).Select(collection, from).Take(limit + 1).ToList();
        var json = new PointJson(collection, body, payloadByDefault: true);
        return new JsonObject
        {
            ["points"] = new JsonArray([.. page.Take(limit).Select(json.Record)]),
            ["next_page_offset"] = page.Count > limit ? page[limit].Id.ToJson() : null,
        };
    }

    public static JsonNode Count(JsonElement body, Collection collection) =>
        new JsonObject { ["count"] = Filter.Read(body, "filter", collection).Select(collection).Count() };

    /// <summary>Points by id; one that is not there is left out.</summary>
    public static JsonNode Retrieve(JsonElement body, Collection collection)
    {
        var json = new PointJson(collection, body, payloadByDefault: true);
        return new JsonArray([.. body.Required("ids").EnumerateArray().Select(PointId.Parse).Distinct().Select(collection.Find).OfType<Point>().Select(json.Record)]);
    }

    /// <summary>The values of an indexed key with the number of points that have them, the most common first, equals by value. Source: lib/segment/src/data_types/facets.rs.</summary>
    public static JsonNode Facet(JsonElement body, Collection collection)
    {
        var key = body.Required("key").GetString()!;
        if (!collection.Indexes.TryGetValue(key, out var index) || !index.IsByValue)
        {
            throw QdrantError.BadInput($"No appropriate index for faceting: `{key}`. Please create one to facet on this field. "
                + "Check https://qdrant.tech/documentation/concepts/indexing/#payload-index to see which payload schemas support Match conditions");
        }

        var filter = Filter.Read(body, "filter", collection);
        var hits = index.ByValue.Select(value => (value.Key, Count: value.Value.Count(filter.Passes))).Where(value => value.Count > 0)
            .OrderByDescending(value => value.Count).ThenBy(value => value.Key, StringComparer.Ordinal).Take(body.Count("limit", least: 1) ?? DefaultLimit);
        return new JsonObject
        {
            ["hits"] = new JsonArray([.. hits.Select(hit => new JsonObject { ["value"] = JsonSerializer.SerializeToNode(ValueKey.ToJson(hit.Key)), ["count"] = hit.Count })]),
        };
    }

    public static JsonNode Query(JsonElement body, Collection collection)
    {
        var json = new PointJson(collection, body);
        return new JsonObject { ["points"] = new JsonArray([.. new QueryRunner(collection).Run(body).Select(json.Scored)]) };
    }

    public static JsonNode QueryBatch(JsonElement body, Collection collection) =>
        new JsonArray([.. body.Required("searches").EnumerateArray().Select(search => Query(search, collection))]);
}
