namespace DocsBot.Providers.Tests.Conformance.Double;

/// <summary>What passes which filter. Source: Qdrant's documentation, "Filtering", and lib/segment/src/payload_storage.</summary>
public sealed class FilterTests
{
    private const string Points = """
        {"id":1,"vector":{"dense":[1,0]},"payload":{"v":"a","n":1,"tags":["x","y"],"at":"2026-01-01T00:00:00Z","o":[{"k":1,"m":1},{"k":2,"m":2}]}},
        {"id":2,"vector":{"dense":[1,0]},"payload":{"v":"b","n":2.5,"tags":[],"text":"the walrus sleeps"}},
        {"id":3,"vector":{},"payload":{"v":null,"tags":[null]}},
        {"id":4,"vector":{},"payload":{"flag":true,"a":{"b":"deep"}}}
        """;

    [Theory]
    [InlineData("""{"must":[{"key":"v","match":{"value":"a"}}]}""", "1")]
    [InlineData("""{"must":{"key":"n","match":{"value":1}}}""", "1")]
    [InlineData("""{"must":{"key":"flag","match":{"value":true}}}""", "4")]
    [InlineData("""{"must":{"key":"v","match":{"any":["a","b","zzz"]}}}""", "1 2")]
    [InlineData("""{"must":{"key":"v","match":{"except":["a"]}}}""", "2")]
    [InlineData("""{"must_not":{"key":"v","match":{"value":"a"}}}""", "2 3 4")]
    [InlineData("""{"must":{"key":"tags","match":{"value":"y"}}}""", "1")]
    [InlineData("""{"must":{"key":"tags[]","match":{"value":"y"}}}""", "1")]
    [InlineData("""{"must":{"key":"a.b","match":{"value":"deep"}}}""", "4")]
    [InlineData("""{"must":{"key":"text","match":{"text":"walrus"}}}""", "2")]
    [InlineData("""{"must":{"key":"n","range":{"gt":1,"lte":2.5}}}""", "2")]
    [InlineData("""{"must":{"key":"at","range":{"gte":"2025-12-31T23:00:00Z"}}}""", "1")]
    [InlineData("""{"must":{"key":"tags","values_count":{"gte":2}}}""", "1")]
    [InlineData("""{"must":{"is_empty":{"key":"v"}}}""", "3 4")]
    [InlineData("""{"must":{"is_empty":{"key":"tags"}}}""", "2 4")]
    [InlineData("""{"must":{"is_null":{"key":"v"}}}""", "3")]
    [InlineData("""{"must":{"is_null":{"key":"tags"}}}""", "")]
    [InlineData("""{"must":{"key":"v","is_empty":false}}""", "1 2")]
    [InlineData("""{"must":{"key":"v","is_null":false}}""", "1 2 4")]
    [InlineData("""{"must":{"has_id":[2,99,4]}}""", "2 4")]
    [InlineData("""{"must":{"has_vector":"dense"}}""", "1 2")]
    [InlineData("""{"must":{"nested":{"key":"o","filter":{"must":[{"key":"k","match":{"value":1}},{"key":"m","match":{"value":1}}]}}}}""", "1")]
    [InlineData("""{"must":{"nested":{"key":"o","filter":{"must":[{"key":"k","match":{"value":1}},{"key":"m","match":{"value":2}}]}}}}""", "")]
    [InlineData("""{"should":[{"key":"v","match":{"value":"b"}},{"is_empty":{"key":"v"}}]}""", "2 3 4")]
    [InlineData("""{"min_should":{"conditions":[{"key":"v","match":{"value":"a"}},{"key":"n","match":{"value":1}},{"has_id":[4]}],"min_count":2}}""", "1")]
    [InlineData("""{"must":[{"must_not":[{"has_vector":"dense"}]},{"is_null":{"key":"v"}}]}""", "3")]
    public async Task A_filter_passes_as_the_server_says(string filter, string ids)
    {
        await using var client = await DoubleClient.WithDocsAsync();
        await client.UpsertAsync(Points);
        string[] expected = ids.Length == 0 ? [] : ids.Split(' ');

        (await client.ScrollAsync(filter)).ShouldBe(expected);

        // An index makes it faster and changes nothing.
        foreach (var (field, type) in new[] { ("v", "keyword"), ("n", "integer"), ("tags", "keyword"), ("flag", "bool") })
        {
            await client.DoAsync("PUT", "/collections/docs/index?wait=true", $$"""{"field_name":"{{field}}","field_schema":"{{type}}"}""");
        }

        (await client.ScrollAsync(filter)).ShouldBe(expected);
    }

    [Fact]
    public async Task A_text_index_looks_for_whole_words()
    {
        await using var client = await DoubleClient.WithDocsAsync();
        await client.UpsertAsync(Points);
        const string Part = """{"must":{"key":"text","match":{"text":"walr"}}}""";
        (await client.ScrollAsync(Part)).ShouldBe(["2"]);

        await client.DoAsync("PUT", "/collections/docs/index?wait=true", """{"field_name":"text","field_schema":{"type":"text","tokenizer":"word"}}""");

        (await client.ScrollAsync(Part)).ShouldBeEmpty();
        (await client.ScrollAsync("""{"must":{"key":"text","match":{"text":"sleeps Walrus"}}}""")).ShouldBe(["2"]);
    }

    [Fact]
    public async Task Facets_need_an_index_and_come_most_common_first()
    {
        await using var client = await DoubleClient.WithDocsAsync();
        await client.UpsertAsync("""{"id":1,"vector":{},"payload":{"v":"b"}},{"id":2,"vector":{},"payload":{"v":"b"}},{"id":3,"vector":{},"payload":{"v":"c"}},{"id":4,"vector":{},"payload":{"v":"a","kind":"x"}}""");
        (await client.SendAsync("POST", "/collections/docs/facet", """{"key":"v"}""")).Status.ShouldBe(400);

        await client.DoAsync("PUT", "/collections/docs/index?wait=true", """{"field_name":"v","field_schema":"keyword"}""");

        async Task<string> Facet(string body) => string.Join(' ', (await client.DoAsync("POST", "/collections/docs/facet", body)).GetProperty("hits").EnumerateArray().Select(hit => $"{hit.GetProperty("value")}:{hit.GetProperty("count")}"));
        (await Facet("""{"key":"v","exact":true}""")).ShouldBe("b:2 a:1 c:1");
        (await Facet("""{"key":"v","limit":1}""")).ShouldBe("b:2");
        (await Facet("""{"key":"v","filter":{"must_not":{"key":"kind","match":{"value":"x"}}}}""")).ShouldBe("b:2 c:1");
    }
}
