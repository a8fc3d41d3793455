using System.Text;
using System.Text.Json.Nodes;
using DocsBot.Conformance.QdrantDouble;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Qdrant;

namespace DocsBot.Providers.Tests.Qdrant;

/// <summary>What only the store in Qdrant does; what every store does is the conformance suite's.</summary>
public sealed partial class QdrantStoreTests : IAsyncLifetime
{
    private static readonly IndexRecipe Recipe = new("test/1", "test-model", 4);

    private readonly RecordingLogger<QdrantChunkStore> _logger = new();
    private readonly List<QdrantChunkStore> _stores = [];
    private readonly HttpClient _http = new();
    private QdrantDoubleServer _server = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await QdrantDoubleServer.StartAsync(new QdrantDoubleOptions(), Stop);

    public async ValueTask DisposeAsync()
    {
        _stores.ForEach(store => store.Dispose());
        _http.Dispose();
        await _server.DisposeAsync();
        _server.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Old_snapshots_are_kept_for_a_roll_back_and_pruned()
    {
        var store = Open(options => options.SnapshotsKept = 2);
        await PublishAsync(store, ("a.md", "one"));
        var second = await PublishAsync(store, ("a.md", "two"));
        var third = await PublishAsync(store, ("a.md", "three"));

        (await SnapshotsAsync()).ShouldBe([second.Snapshot, third.Snapshot], ignoreOrder: true);
        await PointAliasAsync(second.Snapshot);
        (await FoundAsync(Open(), "two three")).ShouldBe(["two"]);

        // The next ingestion starts from what is published now.
        await using var draft = await Open().OpenDraftAsync(Recipe, Stop);
        (await draft.GetPageHashesAsync("docs", Stop))["a.md"].ShouldBe("two");
    }

    [Fact]
    public async Task A_reader_whose_collection_is_deleted_goes_on_with_the_next()
    {
        var reader = Open();
        var writer = Open(options => options.SnapshotsKept = 1);
        await PublishAsync(writer, ("a.md", "walrus"));
        (await FoundAsync(reader, "walrus")).ShouldBe(["walrus"]);

        await PublishAsync(writer, ("a.md", "walrus again"));

        (await FoundAsync(reader, "walrus")).ShouldBe(["walrus again"], "at once, although it remembers the alias");
    }

    [Fact]
    public async Task When_the_published_collection_is_deleted_the_one_before_answers_and_the_log_says_so()
    {
        var store = Open();
        await PublishAsync(store, ("a.md", "one"));
        var second = await PublishAsync(store, ("a.md", "two"));

        (await _http.DeleteAsync(new Uri(_server.Url, $"collections/docsbot_{second.Snapshot}"), Stop)).EnsureSuccessStatusCode();

        (await FoundAsync(Open(), "one two")).ShouldBe(["one"]);
        _logger.Text.ShouldContain("the newest snapshot that was published is used");
    }

    [Fact]
    public async Task Only_what_changed_is_given_words_anew_unless_the_mean_length_moved()
    {
        using var counting = new CountingHandler();
        using var store = new QdrantChunkStore(new QdrantOptions { Url = _server.Url }, TimeProvider.System, _logger, counting);
        await PublishAsync(store, [.. Enumerable.Range(0, 20).Select(i => ($"{i}.md", $"walrus number{i}"))]);
        counting.Texts.ShouldBe(40, "each passage, and each page");

        await PublishAsync(store, ("new.md", "walrus new"));
        counting.Texts.ShouldBe(42);
        (await FoundAsync(store, "walrus", top: 50)).Count.ShouldBe(21);

        await PublishAsync(store, ("long.md", string.Join(' ', Enumerable.Range(0, 2_000).Select(i => $"word{i}"))));
        counting.Texts.ShouldBe(42 + 44, "the mean moved");
        counting.VectorDeletions.ShouldBe(0, "a real server goes on counting words whose vectors were deleted");
        (await FoundAsync(store, "number7")).ShouldBe(["walrus number7"]);
    }

    [Fact]
    public async Task A_server_that_is_too_old_is_refused_by_name()
    {
        await using var old = await QdrantDoubleServer.StartAsync(new QdrantDoubleOptions { Version = "1.15.4" }, Stop);
        using var store = new QdrantChunkStore(new QdrantOptions { Url = old.Url }, TimeProvider.System, _logger);

        (await Should.ThrowAsync<IndexUnavailableException>(() => store.OpenDraftAsync(Recipe, Stop))).Message.ShouldContain("1.15.4");
    }

    [Fact]
    public async Task A_server_that_is_not_there_or_is_another_one_is_told_with_what_to_do()
    {
        using var nobody = new QdrantChunkStore(new QdrantOptions { Url = new Uri("http://127.0.0.1:9"), Retries = 0 }, TimeProvider.System, _logger);
        (await Should.ThrowAsync<IndexUnavailableException>(() => nobody.GetManifestAsync(Stop))).Message.ShouldContain("Qdrant__Url");

        await using var locked = await QdrantDoubleServer.StartAsync(new QdrantDoubleOptions { ApiKey = "right" }, Stop);
        using var wrong = new QdrantChunkStore(new QdrantOptions { Url = locked.Url, ApiKey = "wrong" }, TimeProvider.System, _logger);
        var refused = await Should.ThrowAsync<IndexUnavailableException>(() => wrong.GetManifestAsync(Stop));
        refused.Message.ShouldContain("Qdrant__ApiKey");
        refused.ToString().ShouldNotContain("wrong\"");
    }

    [Fact]
    public async Task A_key_that_may_only_read_is_enough_for_questions_and_refused_for_a_draft()
    {
        await using var locked = await QdrantDoubleServer.StartAsync(new QdrantDoubleOptions { ApiKey = "writes", ReadOnlyApiKey = "reads" }, Stop);
        using var writer = new QdrantChunkStore(new QdrantOptions { Url = locked.Url, ApiKey = "writes" }, TimeProvider.System, _logger);
        using var reader = new QdrantChunkStore(new QdrantOptions { Url = locked.Url, ApiKey = "reads" }, TimeProvider.System, _logger);
        await PublishAsync(writer, ("a.md", "walrus"));

        (await FoundAsync(reader, "walrus")).ShouldBe(["walrus"]);
        (await Should.ThrowAsync<IndexUnavailableException>(() => reader.OpenDraftAsync(Recipe, Stop))).Message.ShouldContain("may manage collections");
    }

    [Fact]
    public async Task A_collection_is_laid_out_as_the_options_say()
    {
        var manifest = await PublishAsync(
            Open(options => (options.Shards, options.Replicas, options.WriteConsistency, options.HnswLinks, options.Quantization) = (2, 3, 2, 32, VectorQuantization.Int8)), ("a.md", "walrus"));

        var config = JsonNode.Parse(await _http.GetStringAsync(new Uri(_server.Url, $"collections/docsbot_{manifest.Snapshot}"), Stop))!["result"]!["config"]!;
        var layout = config["params"]!;
        ((int)layout["shard_number"]!, (int)layout["replication_factor"]!, (int)layout["write_consistency_factor"]!).ShouldBe((2, 3, 2));
        var dense = layout["vectors"]!["dense"]!;
        ((int)dense["size"]!, (string?)dense["distance"], (int)dense["hnsw_config"]!["m"]!, (string?)dense["quantization_config"]!["scalar"]!["type"]).ShouldBe((4, "Cosine", 32, "int8"));
        ((string?)config["metadata"]!["state"], (string?)config["metadata"]!["snapshot"]).ShouldBe(("published", manifest.Snapshot));
    }

    [Fact]
    public async Task A_collection_of_the_aliass_name_is_told_at_publishing()
    {
        (await _http.PutAsync(new Uri(_server.Url, "collections/docsbot"), Json("""{"vectors":{}}"""), Stop)).EnsureSuccessStatusCode();

        (await Should.ThrowAsync<IndexUnavailableException>(() => PublishAsync(Open(), ("a.md", "walrus")))).Message.ShouldContain("Qdrant__Collection");
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static Chunk Passage(string path, string text)
    {
        var page = new PageKey("docs", path);
        return new Chunk { Id = ChunkId.Derive(page, null, 0, text), Page = page, Ordinal = 0, Title = "A page", HeadingPath = [], PageUrl = $"https://docs.example/{path}", Text = text };
    }

    private static async Task WriteAsync(IIndexDraft draft, params IEnumerable<(string Path, string Text)> pages)
    {
        foreach (var (path, text) in pages)
        {
            var chunk = Passage(path, text);
            await draft.ReplacePageAsync(chunk.Page, text, [chunk], Stop);
            await draft.SetEmbeddingsAsync([new(chunk.Id, new float[] { 1, 0, 0, 0 })], Stop);
        }
    }

    private static async Task<IndexManifest> PublishAsync(QdrantChunkStore store, params IEnumerable<(string Path, string Text)> pages)
    {
        await using var draft = await store.OpenDraftAsync(Recipe, Stop);
        await WriteAsync(draft, pages);
        return await draft.PublishAsync(Stop);
    }

    private static async Task<IReadOnlyList<string>> FoundAsync(QdrantChunkStore store, string text, int top = 10) =>
        [.. (await store.SearchAsync(new SearchRequest { Text = text, Top = top }, Stop)).ByWords.Select(hit => hit.Chunk.Text)];

    private QdrantChunkStore Open(Action<QdrantOptions>? change = null, TimeProvider? time = null)
    {
        var options = new QdrantOptions { Url = _server.Url };
        change?.Invoke(options);
        var store = new QdrantChunkStore(options, time ?? TimeProvider.System, _logger);
        _stores.Add(store);
        return store;
    }

    private async Task<IReadOnlyList<string>> SnapshotsAsync()
    {
        var answer = JsonNode.Parse(await _http.GetStringAsync(new Uri(_server.Url, "collections"), Stop))!;
        return [.. answer["result"]!["collections"]!.AsArray().Select(one => (string)one!["name"]!).Where(name => name != "docsbot_lease").Select(name => name["docsbot_".Length..])];
    }

    private async Task PointAliasAsync(string snapshot) => (await _http.PostAsync(
        new Uri(_server.Url, "collections/aliases"),
        Json($$$"""{"actions":[{"create_alias":{"collection_name":"docsbot_{{{snapshot}}}","alias_name":"docsbot"}}]}"""),
        Stop)).EnsureSuccessStatusCode();

    /// <summary>Counts the texts that the server is given to read.</summary>
    private sealed class CountingHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        public int Texts { get; private set; }

        /// <summary>How often vectors were taken away.</summary>
        public int VectorDeletions { get; private set; }

        /// <summary>What comes after so many is refused.</summary>
        public int FailsAfter { get; init; } = int.MaxValue;

        /// <summary>A request that says this is refused; null for none.</summary>
        public string? Refuses { get; init; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Refuses is not null && request.Content is not null && (await request.Content.ReadAsStringAsync(cancellationToken)).Contains(Refuses, StringComparison.Ordinal))
            {
                return new HttpResponseMessage(System.Net.HttpStatusCode.InternalServerError);
            }

            VectorDeletions += request.RequestUri!.AbsolutePath.EndsWith("/points/vectors/delete", StringComparison.Ordinal) ? 1 : 0;
            if (request.Method == HttpMethod.Put && request.RequestUri!.AbsolutePath.EndsWith("/points/vectors", StringComparison.Ordinal))
            {
                Texts += (await request.Content!.ReadAsStringAsync(cancellationToken)).Split("qdrant/bm25").Length - 1;
                if (Texts > FailsAfter)
                {
                    return new HttpResponseMessage(System.Net.HttpStatusCode.InternalServerError);
                }
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
