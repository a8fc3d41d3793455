using System.Text.Json;
using System.Text.Json.Nodes;
using DocsBot.Conformance.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace DocsBot.Providers.Tests.Conformance.Validation;

/// <summary>The check of requests against Qdrant's own schema, itself checked: the samples pass, and each of them with one thing wrong does not.</summary>
public sealed class RequestValidatorTests
{
    private static readonly Lazy<RequestValidator> Validator = new(() => RequestValidator.Load(Repository.SharedOrSkip("qdrant/openapi-1.19.json")));

    [Fact]
    public void Every_sample_follows_its_schema()
    {
        var samples = Samples();

        samples.Count.ShouldBe(44);
        samples.Select(sample => (sample.Schema, Fault: Validator.Value.Validate(sample.Schema, sample.Body.Deserialize<JsonElement>()))).ShouldAllBe(checkedOne => checkedOne.Fault == null);
    }

    [Fact]
    public void A_key_that_no_schema_names_is_refused_at_every_place_of_every_sample()
    {
        var mutants = 0;
        foreach (var (schema, body) in Samples())
        {
            foreach (var path in Objects(body).Select(place => place.GetPath()).Where(path => !IsFree(path)))
            {
                var mutant = body.DeepClone();
                At(mutant, path).AsObject()["unknwon"] = 1;
                Refuses(schema, mutant, $"{path} with an unknown key");
                mutants++;
            }
        }

        mutants.ShouldBeGreaterThan(150);
    }

    [Fact]
    public void A_value_of_another_kind_is_refused_at_every_place_of_every_sample()
    {
        foreach (var (schema, body) in Samples())
        {
            foreach (var path in Leaves(body).Select(leaf => leaf.GetPath()).Where(path => !IsFree(path)))
            {
                var mutant = body.DeepClone();
                Replace(At(mutant, path), new JsonArray(new JsonArray(new JsonArray("no", "no"))));
                Refuses(schema, mutant, $"{path} as lists in lists");
            }
        }
    }

    [Theory]
    [InlineData("PointsSelector", """{}""", "$")]
    [InlineData("PointsSelector", """{"points":null}""", "$.points")]
    [InlineData("PointsSelector", """{"points":[1],"filter":{}}""", "$.filter")]
    [InlineData("PointsSelector", """[1]""", "$")]
    [InlineData("PointInsertOperations", """{"points":[{"id":-1,"vector":{}}]}""", "$.points[0].id")]
    [InlineData("PointInsertOperations", """{"points":[{"id":1.5,"vector":{}}]}""", "$.points[0].id")]
    [InlineData("PointInsertOperations", """{"points":[{"id":"page-1","vector":{}}]}""", "$.points[0].id")]
    [InlineData("PointInsertOperations", """{"points":[{"id":1}]}""", "$.points[0]")]
    [InlineData("PointInsertOperations", """{"points":[{"id":1,"vector":{"bm25":{"text":"x","model":"qdrant/bm25","options":{"avglen":1}}}}]}""", "$.points[0].vector.bm25.options.avglen")]
    [InlineData("PointInsertOperations", """{"points":[{"id":1,"vector":{"bm25":{"text":"x","model":"Qdrant/BM25","options":{"tokenizer":"spaces"}}}}]}""", "$.points[0].vector.bm25.options.tokenizer")]
    [InlineData("PointInsertOperations", """{"points":[],"update_mode":"insert"}""", "$.update_mode")]
    [InlineData("QueryRequest", """{"query":[0.1],"limit":0}""", "$.limit")]
    [InlineData("QueryRequest", """{"query":{"rrf":{"k":60,"weight":[1]}}}""", "$.query.rrf.weight")]
    [InlineData("QueryRequest", """{"query":[0.1],"filter":{"must":[{"key":"a","match":{"value":null}}]}}""", "$.filter.must[0].match.value")]
    [InlineData("QueryRequest", """{"query":[0.1],"filter":{"must":[{"key":"a","match":{"value":1.5}}]}}""", "$.filter.must[0].match.value")]
    [InlineData("ScrollRequest", """{"with_vector":null}""", "$.with_vector")]
    [InlineData("ScrollRequest", """{"with_vectors":true}""", "$.with_vectors")]
    [InlineData("CountRequest", """{"exact":"true"}""", "$.exact")]
    [InlineData("CreateCollection", """{"vectors":{"dense":{"size":0,"distance":"Cosine"}}}""", "$.vectors.dense.size")]
    [InlineData("CreateCollection", """{"vectors":{"dense":{"size":4,"distance":"cosine"}}}""", "$.vectors.dense.distance")]
    [InlineData("CreateCollection", """{"sparse_vectors":{"bm25":{"modifer":"idf"}}}""", "$.sparse_vectors.bm25.modifer")]
    public void A_fault_is_named_with_its_place(string schema, string body, string path) =>
        Validator.Value.Validate(schema, JsonElement.Parse(body)).ShouldNotBeNull().Path.ShouldBe(path);

    [Theory]
    [InlineData("PointInsertOperations", """{"points":[{"id":1,"vector":{"bm25":{"text":"x","model":"other","options":{"anything":1}}}}]}""")]
    [InlineData("ScrollRequest", """{"filter":null,"with_payload":null}""")]
    [InlineData("UpdateCollection", """{"metadata":{"a":null,"b":{"c":[1]}}}""")]
    public void What_is_free_stays_free(string schema, string body) => Validator.Value.Validate(schema, JsonElement.Parse(body)).ShouldBeNull();

    [Theory]
    [InlineData("PUT", "/collections/docs/points", "wait=true", """{"points":[]}""", null)]
    [InlineData("PUT", "/collections/docs/points", "wait=yes", """{"points":[]}""", "?wait")]
    [InlineData("PUT", "/collections/docs/points", "wiat=true", """{"points":[]}""", "?wiat")]
    [InlineData("POST", "/collections/docs/points/scroll", "consistency=majority", "{}", null)]
    [InlineData("POST", "/collections/docs/points/scroll", "consistency=2", "{}", null)]
    [InlineData("POST", "/collections/docs/points/scroll", "consistency=most", "{}", "?consistency")]
    [InlineData("POST", "/collections/docs/points/scroll", "", null, "$")]
    [InlineData("GET", "/collections/docs", "", "{}", "$")]
    [InlineData("PUT", "/collections/docs/pionts", "", "{}", "/collections/docs/pionts")]
    [InlineData("POST", "/collections/aliases", "", """{"actions":[]}""", null)]
    public void A_whole_request_is_checked(string method, string path, string query, string? body, string? place)
    {
        var parameters = new QueryCollection(query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=')).ToDictionary(one => one[0], one => new StringValues(one[1]), StringComparer.Ordinal));

        Validator.Value.Validate(method, path, parameters, body is null ? default : JsonElement.Parse(body))?.Path.ShouldBe(place);
        (Validator.Value.Validate(method, path, parameters, body is null ? default : JsonElement.Parse(body)) is null).ShouldBe(place is null);
    }

    private static void Refuses(string schema, JsonNode mutant, string what) =>
        Validator.Value.Validate(schema, mutant.Deserialize<JsonElement>()).ShouldNotBeNull($"{schema}: {what}: {mutant.ToJsonString()}");

    private static List<(string Schema, JsonNode Body)> Samples() =>
        [.. JsonNode.Parse(File.ReadAllText(Repository.SharedOrSkip("qdrant/samples.json")))!.AsObject().SelectMany(schema => schema.Value!.AsArray().Select(body => (schema.Key, body!.DeepClone())))];

    /// <summary>Where the schema lets names be anything: payloads, metadata, formula defaults, and the names of vectors.</summary>
    private static bool IsFree(string path) =>
        path.Contains(".payload", StringComparison.Ordinal) || path.Contains(".metadata", StringComparison.Ordinal) || path.Contains(".defaults", StringComparison.Ordinal)
        || path.EndsWith(".vectors", StringComparison.Ordinal) || path.EndsWith(".sparse_vectors", StringComparison.Ordinal) || path.EndsWith(".vector", StringComparison.Ordinal);

    private static IEnumerable<JsonNode> Objects(JsonNode node) => Places(node).Where(place => place is JsonObject);

    private static IEnumerable<JsonNode> Leaves(JsonNode node) => Places(node).Where(place => place is JsonValue);

    private static IEnumerable<JsonNode> Places(JsonNode node) => node switch
    {
        JsonObject json => json.Select(member => member.Value).OfType<JsonNode>().SelectMany(Places).Prepend(node),
        JsonArray json => json.OfType<JsonNode>().SelectMany(Places).Prepend(node),
        _ => [node],
    };

    private static JsonNode At(JsonNode root, string path) => Places(root).First(place => place.GetPath() == path);

    private static void Replace(JsonNode leaf, JsonNode with)
    {
        if (leaf.Parent is JsonObject holder)
        {
            holder[leaf.GetPropertyName()] = with;
        }
        else
        {
            leaf.Parent!.AsArray()[leaf.GetElementIndex()] = with;
        }
    }
}
