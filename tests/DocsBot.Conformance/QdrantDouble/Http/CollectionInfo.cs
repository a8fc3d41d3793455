using System.Text.Json;
using System.Text.Json.Nodes;
using DocsBot.Conformance.QdrantDouble.State;

namespace DocsBot.Conformance.QdrantDouble.Http;

/// <summary>Writes what <c>GET /collections/{name}</c> and <c>…/cluster</c> say.</summary>
internal static class CollectionInfo
{
    public static JsonObject Of(Collection collection) => new()
    {
        ["status"] = "green",
        ["optimizer_status"] = "ok",
        ["indexed_vectors_count"] = 0,
        ["points_count"] = collection.Count,
        ["segments_count"] = 1,
        ["config"] = Config(collection),
        ["payload_schema"] = new JsonObject(collection.Indexes.Select(index => KeyValuePair.Create(index.Key, (JsonNode?)Index(index.Value)))),
    };

    public static JsonObject Shards(Collection collection) => new()
    {
        ["peer_id"] = 1,
        ["shard_count"] = 1,
        ["local_shards"] = new JsonArray(new JsonObject { ["shard_id"] = 0, ["points_count"] = collection.Count, ["state"] = "Active" }),
        ["remote_shards"] = new JsonArray(),
        ["shard_transfers"] = new JsonArray(),
    };

    private static JsonObject Config(Collection collection)
    {
        var config = new JsonObject
        {
            ["params"] = new JsonObject
            {
                ["vectors"] = Defined(collection, "vectors") ?? new JsonObject(),
                ["shard_number"] = Defined(collection, "shard_number") ?? 1,
                ["replication_factor"] = Defined(collection, "replication_factor") ?? 1,
                ["write_consistency_factor"] = Defined(collection, "write_consistency_factor") ?? 1,
                ["on_disk_payload"] = Defined(collection, "on_disk_payload") ?? true,
                ["sparse_vectors"] = Defined(collection, "sparse_vectors"),
            },
            ["hnsw_config"] = Merged(collection, "hnsw_config", """{"m":16,"ef_construct":100,"full_scan_threshold":10000,"max_indexing_threads":0,"on_disk":false}"""),
            ["optimizer_config"] = Merged(
                collection,
                "optimizers_config",
                """{"deleted_threshold":0.2,"vacuum_min_vector_number":1000,"default_segment_number":0,"max_segment_size":null,"memmap_threshold":null,"indexing_threshold":10000,"flush_interval_sec":5,"max_optimization_threads":null}"""),
            ["quantization_config"] = Defined(collection, "quantization_config"),
        };
        if (collection.Metadata.Count > 0)
        {
            config["metadata"] = collection.Metadata.DeepClone();
        }

        return config;
    }

    private static JsonNode? Defined(Collection collection, string key) => collection.Definition.Has(key, out var value) ? JsonSerializer.SerializeToNode(value) : null;

    private static JsonObject Merged(Collection collection, string key, string defaults)
    {
        var merged = JsonNode.Parse(defaults)!.AsObject();
        foreach (var (name, value) in Defined(collection, key)?.AsObject() ?? [])
        {
            merged[name] = value?.DeepClone();
        }

        return merged;
    }

    private static JsonObject Index(PayloadIndex index)
    {
        var json = new JsonObject { ["data_type"] = index.Type, ["points"] = index.Points };
        if (index.Parameters.ValueKind == JsonValueKind.Object)
        {
            json["params"] = JsonSerializer.SerializeToNode(index.Parameters);
        }

        return json;
    }
}
