namespace DocsBot.Providers.Tests.Conformance.Double;

/// <summary>Numbers worked out by hand from Qdrant's published formulas.</summary>
public sealed class RankingTests
{
    private const string Bm25 = """ "model":"qdrant/bm25","options":{"tokenizer":"whitespace","avg_len":4,"stemmer":{"type":"none"},"stopwords":{}} """;

    [Fact]
    public async Task Words_are_weighted_by_the_published_bm25_and_by_their_rarity_among_the_points_that_have_words()
    {
        await using var client = await DoubleClient.WithDocsAsync();
        await client.UpsertAsync($$"""
            {"id":1,"vector":{"bm25":{"text":"Walrus walrus heron sea",{{Bm25}} } } },
            {"id":2,"vector":{"bm25":{"text":"walrus",{{Bm25}} } } },
            {"id":3,"vector":{"bm25":{"text":"otter",{{Bm25}} } } },
            {"id":4,"vector":{} }
            """);

        var hits = (await client.DoAsync("POST", "/collections/docs/points/query", $$"""{"query":{"text":"walrus walrus",{{Bm25}} },"using":"bm25"}""")).GetProperty("points");

        // N = 3, df = 2: ln(1.5 / 2.5 + 1). Point 1: f = 2 of length 4; point 2: f = 1 of length 1.
        var idf = Math.Log((1.5 / 2.5) + 1);
        Scores(hits).ShouldBe([(2, Round(idf * 2.2 / (1 + (1.2 * (0.25 + (0.75 / 4)))))), (1, Round(idf * 2 * 2.2 / (2 + 1.2)))]);
    }

    [Fact]
    public async Task A_dimension_is_the_hash_of_its_word()
    {
        await using var client = await DoubleClient.WithDocsAsync();
        await client.UpsertAsync($$"""{"id":1,"vector":{"bm25":{"text":"hello",{{Bm25}} } } }""");

        var vector = (await client.DoAsync("GET", "/collections/docs/points/1")).GetProperty("vector").GetProperty("bm25");

        // murmur3_32("hello", seed 0) = 0x248bfa47.
        vector.GetProperty("indices")[0].GetUInt32().ShouldBe(0x248bfa47u);
    }

    [Fact]
    public async Task Dense_vectors_are_normalised_and_ranked_by_cosine()
    {
        await using var client = await DoubleClient.WithDocsAsync();
        await client.UpsertAsync("""{"id":1,"vector":{"dense":[3,4]}},{"id":2,"vector":{"dense":[0,9]}},{"id":3,"vector":{}}""");

        var hits = (await client.DoAsync("POST", "/collections/docs/points/query", """{"query":[0,2],"using":"dense"}""")).GetProperty("points");

        Scores(hits).ShouldBe([(2, 1), (1, 0.8)]);
        (await client.DoAsync("GET", "/collections/docs/points/1")).GetProperty("vector").GetProperty("dense")[0].GetSingle().ShouldBe(0.6f);
    }

    [Theory]
    [InlineData("""{"fusion":"rrf"}""", 1, 1.0, 2, 0.666667)]
    [InlineData("""{"rrf":{"k":60}}""", 1, 0.033333, 2, 0.032787)]
    [InlineData("""{"rrf":{"weights":[3,1]}}""", 1, 1.25, 2, 0.933333)]
    public async Task Lists_are_fused_by_reciprocal_rank(string query, int first, double firstScore, int second, double secondScore)
    {
        await using var client = await DoubleClient.WithDocsAsync();
        await client.UpsertAsync("""{"id":1,"vector":{"dense":[1,0],"bm25":{"indices":[7],"values":[2]}}},{"id":2,"vector":{"dense":[1,1],"bm25":{"indices":[7],"values":[1]}}}""");

        var hits = (await client.DoAsync("POST", "/collections/docs/points/query", $$"""{"prefetch":[{"query":[1,0],"using":"dense"},{"query":{"indices":[7],"values":[1]},"using":"bm25"}],"query":{{query}}}""")).GetProperty("points");

        // 1 / ((position + 1) / weight + k − 1), k = 2 where it is not said.
        Scores(hits).ShouldBe([(first, firstScore), (second, secondScore)]);
    }

    [Fact]
    public async Task Lists_are_fused_by_their_distribution()
    {
        await using var client = await DoubleClient.WithDocsAsync();
        await client.UpsertAsync("""{"id":1,"vector":{"dense":[1,0],"bm25":{"indices":[7],"values":[2]}}},{"id":2,"vector":{"dense":[0,1]}}""");

        var hits = (await client.DoAsync("POST", "/collections/docs/points/query", """{"prefetch":[{"query":[1,0],"using":"dense"},{"query":{"indices":[7],"values":[1]},"using":"bm25"}],"query":{"fusion":"dbsf"}}""")).GetProperty("points");

        // Scores 1 and 0: mean .5, deviation √.5 of a sample; a list of one gives .5.
        var one = 0.5 + (0.5 / (6 * Math.Sqrt(0.5)));
        Scores(hits).ShouldBe([(1, Round(one + 0.5)), (2, Round(1 - one))]);
    }

    [Fact]
    public async Task A_root_filter_narrows_every_prefetch_and_a_threshold_the_fused_list()
    {
        await using var client = await DoubleClient.WithDocsAsync();
        await client.UpsertAsync("""{"id":1,"vector":{"dense":[1,0]},"payload":{"v":"1"}},{"id":2,"vector":{"dense":[1,1]},"payload":{"v":"2"}},{"id":3,"vector":{"dense":[1,2]},"payload":{"v":"2"}}""");

        (await client.QueryAsync("""{"prefetch":{"query":[1,0],"using":"dense","limit":1},"query":{"fusion":"rrf"},"filter":{"must":{"key":"v","match":{"value":"2"}}}}""")).ShouldBe(["2"]);
        (await client.QueryAsync("""{"prefetch":{"query":[1,0],"using":"dense"},"query":{"fusion":"rrf"},"score_threshold":0.4}""")).ShouldBe(["1"]);
        (await client.QueryAsync("""{"query":[1,0],"using":"dense","limit":1,"offset":1}""")).ShouldBe(["2"]);
    }

    [Fact]
    public async Task Equal_scores_come_in_the_same_order_every_time()
    {
        await using var client = await DoubleClient.WithDocsAsync();
        await client.UpsertAsync(string.Join(',', Enumerable.Range(1, 5).Select(i => $$"""{"id":{{i}},"vector":{"dense":[1,0]} }""")));

        (await client.QueryAsync("""{"query":[1,0],"using":"dense","limit":3}""")).ShouldBe(["5", "4", "3"]);
    }

    [Theory]
    [InlineData("""{"sum":["$score",{"mult":[0.5,{"key":"v","match":{"value":"b"}}]}]}""", 2, 1.207107)]
    [InlineData("""{"neg":"n"}""", 1, 1)]
    public async Task A_formula_scores_what_was_prefetched(string formula, int best, double score)
    {
        await using var client = await DoubleClient.WithDocsAsync();
        await client.UpsertAsync("""{"id":1,"vector":{"dense":[1,0]},"payload":{"n":-1}},{"id":2,"vector":{"dense":[1,1]},"payload":{"v":"b"}}""");

        var hits = (await client.DoAsync("POST", "/collections/docs/points/query", $$"""{"prefetch":{"query":[1,0],"using":"dense"},"query":{"formula":{{formula}},"defaults":{"n":0} } }""")).GetProperty("points");

        Scores(hits)[0].ShouldBe((best, score));
    }

    private static List<(int Id, double Score)> Scores(System.Text.Json.JsonElement hits) =>
        [.. hits.EnumerateArray().Select(hit => (hit.GetProperty("id").GetInt32(), Round(hit.GetProperty("score").GetDouble())))];

    // Single precision has seven digits.
    private static double Round(double score) => Math.Round(score, 6);
}
