using System.Text;
using System.Text.Json;
using DocsBot.Conformance.QdrantDouble;
using DocsBot.Conformance.QdrantDouble.Faults;

namespace DocsBot.Providers.Tests.Conformance.Double;

/// <summary>Envelopes, errors, collections, aliases and writes, as the REST contract has them.</summary>
public sealed class ContractTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_service_says_what_it_is_without_a_key_and_nothing_else()
    {
        await using var client = await DoubleClient.StartAsync(new QdrantDoubleOptions { ApiKey = "k", ReadOnlyApiKey = "r" });

        (await client.SendAsync("GET", "/")).Body.GetProperty("version").GetString().ShouldBe("1.19.0");
        (await client.SendAsync("GET", "/healthz")).Status.ShouldBe(200);
        (await client.SendAsync("GET", "/readyz")).Status.ShouldBe(200);
        using var refused = await client.Http.GetAsync(new Uri("/collections", UriKind.Relative), Stop);
        ((int)refused.StatusCode, await refused.Content.ReadAsStringAsync(Stop)).ShouldBe((401, "Must provide an API key or an Authorization bearer token"));

        client.Http.DefaultRequestHeaders.Add("api-key", "r");
        (await client.SendAsync("GET", "/collections")).Status.ShouldBe(200);
        (await client.SendAsync("PUT", "/collections/docs", "{}")).Status.ShouldBe(403);
        client.Http.DefaultRequestHeaders.Remove("api-key");
        client.Http.DefaultRequestHeaders.Add("Authorization", "Bearer k");
        (await client.SendAsync("PUT", "/collections/docs", "{}")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("GET", "/collections/none", null, 404, "Not found: Collection `none` doesn't exist!")]
    [InlineData("PUT", "/collections/docs", "{}", 409, "Wrong input: Collection `docs` already exists!")]
    [InlineData("PUT", "/collections/docs/points?wait=true", """{"points":[{"id":1,"vector":{"dense":[1]}}]}""", 400, "Wrong input: Vector dimension error: expected dim: 2, got 1")]
    [InlineData("PUT", "/collections/docs/points?wait=true", """{"points":[{"id":1,"vector":{"other":[1,2]}}]}""", 400, "Wrong input: Not existing vector name error: other")]
    [InlineData("PUT", "/collections/docs/points?wait=true", """{"points":[{"id":1,"vector":{"bm25":{"indices":[1,1],"values":[1,2]}}}]}""", 422, "Validation error in JSON body: [indices: must be unique]")]
    [InlineData("PUT", "/collections/docs/points?wait=true", """{"points":[{"id":"page-1","vector":{}}]}""", 400, "Format error in JSON body: value \"page-1\" is not a valid point ID, valid values are either an unsigned integer or a UUID")]
    [InlineData("PUT", "/collections/docs/points?wait=true", """{"points":[{"id":1,"vector":{"bm25":{"text":"x","model":"other/model"}}}]}""", 500, "Service internal error: InferenceService URL not configured (model other/model)")]
    [InlineData("POST", "/collections/docs/points/query", """{"query":[1,2]}""", 400, "Wrong input: Not existing vector name error: ")]
    [InlineData("POST", "/collections/docs/points/payload?wait=true", """{"payload":{},"points":[7]}""", 404, "Not found: No point with id 7 found")]
    [InlineData("POST", "/collections/aliases", """{"actions":[{"create_alias":{"collection_name":"none","alias_name":"a"}}]}""", 404, "Not found: Collection `none` doesn't exist!")]
    [InlineData("POST", "/collections/aliases", """{"actions":[{"create_alias":{"collection_name":"docs","alias_name":"docs"}}]}""", 409, "Wrong input: Collection `docs` already exists!")]
    public async Task An_error_is_told_in_the_servers_words(string method, string path, string? body, int status, string message)
    {
        await using var client = await DoubleClient.WithDocsAsync();

        var answer = await client.SendAsync(method, path, body);

        (answer.Status, answer.Body.GetProperty("status").GetProperty("error").GetString()).ShouldBe((status, message));
        answer.Body.TryGetProperty("result", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_body_that_is_no_json_or_too_large_is_refused()
    {
        await using var client = await DoubleClient.WithDocsAsync(new QdrantDoubleOptions { BodyLimit = 200 });

        (await client.SendAsync("POST", "/collections/docs/points/count", "{")).Status.ShouldBe(400);
        var (status, body) = await client.SendAsync("POST", "/collections/docs/points/count", $$"""{"filter":{"must":[{"key":"{{new string('x', 300)}}","is_null":true}]} }""");
        (status, body.GetProperty("status").GetProperty("error").GetString()!.Contains("is larger than allowed", StringComparison.Ordinal)).ShouldBe((400, true));
    }

    [Fact]
    public async Task An_alias_is_switched_by_one_action_and_goes_with_its_collection()
    {
        await using var client = await DoubleClient.WithDocsAsync();
        await client.DoAsync("PUT", "/collections/docs2", "{}");
        await client.DoAsync("POST", "/collections/aliases", """{"actions":[{"create_alias":{"collection_name":"docs","alias_name":"live"}}]}""");
        await client.DoAsync("POST", "/collections/aliases", """{"actions":[{"create_alias":{"collection_name":"docs2","alias_name":"live"}}]}""");

        (await client.DoAsync("GET", "/aliases")).GetProperty("aliases")[0].GetProperty("collection_name").GetString().ShouldBe("docs2");
        (await client.DoAsync("GET", "/collections/live/exists")).GetProperty("exists").GetBoolean().ShouldBeTrue();
        (await client.DoAsync("DELETE", "/collections/live")).GetBoolean().ShouldBeFalse();
        (await client.DoAsync("DELETE", "/collections/docs2")).GetBoolean().ShouldBeTrue();
        (await client.DoAsync("GET", "/aliases")).GetProperty("aliases").GetArrayLength().ShouldBe(0);
        (await client.DoAsync("DELETE", "/collections/docs2")).GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task What_aliases_did_before_a_failing_action_stays_done()
    {
        await using var client = await DoubleClient.WithDocsAsync();
        await client.DoAsync("POST", "/collections/aliases", """{"actions":[{"create_alias":{"collection_name":"docs","alias_name":"live"}}]}""");

        (await client.SendAsync("POST", "/collections/aliases", """{"actions":[{"delete_alias":{"alias_name":"live"}},{"create_alias":{"collection_name":"none","alias_name":"live"}}]}""")).Status.ShouldBe(404);

        (await client.DoAsync("GET", "/aliases")).GetProperty("aliases").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Metadata_is_merged_and_null_takes_a_key_away()
    {
        await using var client = await DoubleClient.StartAsync();
        await client.DoAsync("PUT", "/collections/docs", """{"metadata":{"a":1,"b":2}}""");
        await client.DoAsync("PATCH", "/collections/docs", """{"metadata":{"a":null,"c":3}}""");

        (await client.DoAsync("GET", "/collections/docs")).GetProperty("config").GetProperty("metadata").GetRawText().ShouldBe("""{"b":2,"c":3}""");
    }

    [Fact]
    public async Task A_scroll_goes_by_id_numbers_first_and_tells_where_the_next_page_begins()
    {
        await using var client = await DoubleClient.WithDocsAsync();
        await client.UpsertAsync("""
            {"id":"f0000000-0000-0000-0000-000000000000","vector":{}},{"id":10,"vector":{}},{"id":"0a000000-0000-0000-0000-000000000000","vector":{}},{"id":9,"vector":{},"payload":{"a":1}}
            """);

        var first = await client.DoAsync("POST", "/collections/docs/points/scroll", """{"limit":3}""");
        first.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("id").ToString()).ShouldBe(["9", "10", "0a000000-0000-0000-0000-000000000000"]);
        first.GetProperty("points")[0].GetProperty("payload").GetRawText().ShouldBe("""{"a":1}""");
        var next = first.GetProperty("next_page_offset").GetString();
        var second = await client.DoAsync("POST", "/collections/docs/points/scroll", $$"""{"limit":3,"offset":"{{next}}"}""");
        second.GetProperty("points").EnumerateArray().Single().GetProperty("id").GetString().ShouldBe(next);
        second.GetProperty("next_page_offset").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task An_upsert_replaces_a_point_whole_unless_its_filter_or_mode_spares_it()
    {
        await using var client = await DoubleClient.WithDocsAsync();
        await client.UpsertAsync("""{"id":1,"vector":{"dense":[1,0]},"payload":{"rev":5,"old":true}}""");

        async Task<string> Payload() => (await client.DoAsync("GET", "/collections/docs/points/1")).GetProperty("payload").GetRawText();
        await client.UpsertAsync("""{"id":1,"vector":{},"payload":{"rev":4}}""", ""","update_filter":{"must":[{"key":"rev","range":{"lt":4}}]}""");
        (await Payload()).ShouldBe("""{"rev":5,"old":true}""");
        await client.UpsertAsync("""{"id":1,"vector":{}},{"id":2,"vector":{}}""", ""","update_mode":"insert_only" """);
        (await Payload()).ShouldBe("""{"rev":5,"old":true}""");
        await client.UpsertAsync("""{"id":1,"vector":{},"payload":{"rev":6}},{"id":3,"vector":{}}""", ""","update_mode":"update_only" """);

        (await Payload()).ShouldBe("""{"rev":6}""");
        (await client.DoAsync("GET", "/collections/docs/points/1")).GetProperty("vector").GetRawText().ShouldBe("{}");
        (await client.DoAsync("POST", "/collections/docs/points/count", """{"exact":true}""")).GetProperty("count").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Operations_of_a_batch_are_done_one_after_the_other()
    {
        await using var client = await DoubleClient.WithDocsAsync();

        await client.DoAsync("POST", "/collections/docs/points/batch?wait=true", """
            {"operations":[{"upsert":{"points":[{"id":1,"vector":{"dense":[1,0]},"payload":{"a":1,"b":{"c":2,"d":3}}},{"id":2,"vector":{}}]}},{"delete":{"filter":{"must_not":[{"has_vector":"dense"}]}}},
            {"set_payload":{"payload":{"e":4},"points":[1]}},{"delete_payload":{"keys":["a","b.c"],"points":[1]}},{"update_vectors":{"points":[{"id":1,"vector":{"bm25":{"indices":[3],"values":[1]}}}]}},
            {"delete_vectors":{"points":[1],"vector":["dense"]}}]}
            """);

        var points = await client.DoAsync("POST", "/collections/docs/points", """{"ids":[2,1,9],"with_vector":true}""");
        points.GetArrayLength().ShouldBe(1);
        points[0].GetProperty("payload").GetRawText().ShouldBe("""{"b":{"d":3},"e":4}""");
        points[0].GetProperty("vector").GetRawText().ShouldBe("""{"bm25":{"indices":[3],"values":[1]}}""");
    }

    [Theory]
    [InlineData("""{"tokenizer":"word"}""")]
    [InlineData("""{"language":"none","stemmer":{"type":"snowball","language":"english"}}""")]
    [InlineData("""{"stemmer":{"type":"none"},"stopwords":"english"}""")]
    [InlineData("""{"language":"none","tokenizer":"multilingual"}""")]
    public async Task What_is_not_played_is_refused_and_remembered(string options)
    {
        await using var client = await DoubleClient.WithDocsAsync();

        (await client.SendAsync("PUT", "/collections/docs/points?wait=true", $$"""{"points":[{"id":1,"vector":{"bm25":{"text":"x","model":"qdrant/bm25","options":{{options}}} } }]}""")).Status.ShouldBe(501);

        client.Server.Findings.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_write_that_does_not_wait_is_remembered()
    {
        await using var client = await DoubleClient.WithDocsAsync();

        (await client.DoAsync("PUT", "/collections/docs/points", """{"points":[]}""")).GetProperty("status").GetString().ShouldBe("acknowledged");

        client.Server.Findings.ShouldHaveSingleItem().ShouldContain("wait=true");
    }

    [Fact]
    public async Task Faults_come_as_planned_and_only_once()
    {
        await using var client = await DoubleClient.WithDocsAsync();
        var faults = client.Server.Faults;
        faults.Add(new Fault.Status(429, RetryAfterSeconds: 3), path: "points/count");
        faults.Add(new Fault.AlreadyInProgress());
        faults.Add(new Fault.Malformed());
        faults.Add(new Fault.Reset(Applied: true));

        using var limited = await client.Http.PostAsync(new Uri("/collections/docs/points/count", UriKind.Relative), new StringContent("{}", Encoding.UTF8, "application/json"), Stop);
        ((int)limited.StatusCode, limited.Headers.RetryAfter!.Delta).ShouldBe((429, TimeSpan.FromSeconds(3)));
        (await client.SendAsync("GET", "/collections")).Body.GetProperty("status").GetString().ShouldBe("already_in_progress");
        await Should.ThrowAsync<JsonException>(() => client.SendAsync("GET", "/collections"));
        await Should.ThrowAsync<HttpRequestException>(() => client.SendAsync("PUT", "/collections/docs/points?wait=true", """{"points":[{"id":1,"vector":{}}]}"""));
        (await client.DoAsync("POST", "/collections/docs/points/count", "{}")).GetProperty("count").GetInt32().ShouldBe(1);
    }
}
