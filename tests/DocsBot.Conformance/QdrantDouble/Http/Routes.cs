using System.Text.Json;
using System.Text.Json.Nodes;
using DocsBot.Conformance.QdrantDouble.Querying;
using DocsBot.Conformance.QdrantDouble.State;
using DocsBot.Conformance.QdrantDouble.Writing;

namespace DocsBot.Conformance.QdrantDouble.Http;

/// <summary>What the double plays of the server's operations.</summary>
internal sealed class Routes
{
    private readonly CollectionSet _collections = new();
    private readonly List<Route> _routes;

    public Routes()
    {
        _routes =
        [
            Read("GET", "/collections", _ => new JsonObject { ["collections"] = new JsonArray([.. _collections.Names.Select(name => new JsonObject { ["name"] = name })]) }),
            Read("GET", "/aliases", _ => AliasesOf(null)),
            Read("GET", "/cluster", _ => new JsonObject { ["status"] = "disabled" }),
            Read("GET", "/collections/{name}", call => CollectionInfo.Of(_collections.Get(call.Name))),
            Read("GET", "/collections/{name}/exists", call => new JsonObject { ["exists"] = _collections.Exists(call.Name) }),
            Read("GET", "/collections/{name}/aliases", call => AliasesOf(_collections.Get(call.Name).Name)),
            Read("GET", "/collections/{name}/cluster", call => CollectionInfo.Shards(_collections.Get(call.Name))),
            new("PUT", "/collections/{name}", Create),
            new("PATCH", "/collections/{name}", Update),
            new("DELETE", "/collections/{name}", call => _collections.Delete(call.Name)),
            new("POST", "/collections/aliases", ChangeAliases),
            new("PUT", "/collections/{name}/index", CreateIndex) { TakesWait = true },
            new("DELETE", "/collections/{name}/index/{field}", DeleteIndex) { TakesWait = true },
            Read("GET", "/collections/{name}/points/{id}", GetPoint),
            Read("POST", "/collections/{name}/points", call => PointReader.Retrieve(call.Body, _collections.Get(call.Name))),
            Read("POST", "/collections/{name}/points/scroll", call => PointReader.Scroll(call.Body, _collections.Get(call.Name))),
            Read("POST", "/collections/{name}/points/count", call => PointReader.Count(call.Body, _collections.Get(call.Name))),
            Read("POST", "/collections/{name}/facet", call => PointReader.Facet(call.Body, _collections.Get(call.Name))),
            Read("POST", "/collections/{name}/points/query", call => PointReader.Query(call.Body, _collections.Get(call.Name))),
            Read("POST", "/collections/{name}/points/query/batch", call => PointReader.QueryBatch(call.Body, _collections.Get(call.Name))),
            Write("PUT", "/points", "upsert"),
            Write("POST", "/points/delete", "delete"),
            Write("PUT", "/points/vectors", "update_vectors"),
            Write("POST", "/points/vectors/delete", "delete_vectors"),
            Write("POST", "/points/payload", "set_payload"),
            Write("PUT", "/points/payload", "overwrite_payload"),
            Write("POST", "/points/payload/delete", "delete_payload"),
            Write("POST", "/points/payload/clear", "clear_payload"),
            new("POST", "/collections/{name}/points/batch", WriteBatch) { TakesWait = true },
        ];
    }

    /// <summary>The operation of a request and its variables; null when there is none.</summary>
    public (Route Route, IReadOnlyList<string> Arguments)? Find(string method, string path)
    {
        foreach (var route in _routes)
        {
            if (route.Method == method && route.Match(path) is { } arguments)
            {
                return (route, arguments);
            }
        }

        return null;
    }

    private static Route Read(string method, string template, Func<Call, JsonNode?> answer) => new(method, template, answer) { IsRead = true };

    private Route Write(string method, string path, string operation) => new(method, "/collections/{name}" + path, call =>
    {
        var collection = _collections.Get(call.Name);
        PointWriter.Apply(operation, call.Body, collection);
        return Done(call, collection);
    })
    { TakesWait = true };

    private static JsonObject Done(Call call, Collection collection) =>
        new() { ["operation_id"] = collection.Operation, ["status"] = call.Query["wait"] == "true" ? "completed" : "acknowledged" };

    private JsonNode Create(Call call)
    {
        _collections.Create(call.Name, call.Body);
        return true;
    }

    private JsonNode Update(Call call)
    {
        var collection = _collections.Get(call.Name);
        if (call.Body.Has("vectors", out _) || call.Body.Has("sparse_vectors", out _))
        {
            throw QdrantError.NotPlayed("a change of a collection's vectors");
        }

        if (call.Body.Has("metadata", out var metadata))
        {
            foreach (var (key, value) in JsonObject.Create(metadata.Clone())!)
            {
                if (value is null)
                {
                    collection.Metadata.Remove(key);
                }
                else
                {
                    collection.Metadata[key] = value.DeepClone();
                }
            }
        }

        return true;
    }

    private JsonNode ChangeAliases(Call call)
    {
        _collections.ChangeAliases(call.Body.Required("actions"));
        return true;
    }

    private JsonObject AliasesOf(string? collection) => new()
    {
        ["aliases"] = new JsonArray([.. _collections.Aliases.Where(alias => collection is null || alias.Value == collection)
            .Select(alias => new JsonObject { ["alias_name"] = alias.Key, ["collection_name"] = alias.Value })]),
    };

    private JsonObject CreateIndex(Call call)
    {
        var collection = _collections.Get(call.Name);
        var field = call.Body.Required("field_name").GetString()!;
        if (!call.Body.Has("field_schema", out var schema))
        {
            throw QdrantError.NotPlayed("payload indexes of a guessed type");
        }

        var bare = schema.ValueKind == JsonValueKind.String;
        collection.NextOperation();
        collection.CreateIndex(field, (bare ? schema : schema.Required("type")).GetString()!, bare ? default : schema);
        return Done(call, collection);
    }

    private JsonObject DeleteIndex(Call call)
    {
        var collection = _collections.Get(call.Name);
        collection.NextOperation();
        collection.Indexes.Remove(call.Arguments[1]);
        return Done(call, collection);
    }

    private JsonNode GetPoint(Call call)
    {
        var collection = _collections.Get(call.Name);
        var point = collection.Find(PointId.Parse(call.Arguments[1])) ?? throw QdrantError.NotFound($"Point with id {call.Arguments[1]} does not exists!");
        return new PointJson(collection, JsonElement.Parse("""{"with_payload":true,"with_vector":true}""")).Record(point);
    }

    private JsonArray WriteBatch(Call call)
    {
        var collection = _collections.Get(call.Name);
        var done = new JsonArray();
        foreach (var operation in call.Body.Required("operations").EnumerateArray())
        {
            var (name, body) = operation.EnumerateObject().Select(member => (member.Name, member.Value)).First();
            PointWriter.Apply(name, body, collection);
            done.Add(Done(call, collection));
        }

        return done;
    }
}
