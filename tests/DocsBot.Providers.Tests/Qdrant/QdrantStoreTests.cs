using System.Text;
using System.Text.Json.Nodes;
using DocsBot.Conformance.QdrantDouble;
using DocsBot.Conformance.QdrantDouble.Faults;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Diagnosis;
using DocsBot.Providers.Qdrant;

namespace DocsBot.Providers.Tests.Qdrant;

/// <summary>What only the store in Qdrant does; what every store does is the conformance suite's.</summary>
public sealed class QdrantStoreTests : IAsyncLifetime
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
    public async Task A_publication_that_stops_at_the_alias_leaves_the_old_snapshot_and_is_gone_on_with()
    {
        var store = Open();
        await PublishAsync(store, ("a.md", "walrus"));
        _server.Faults.Add(new Fault.Status(500), path: "POST /collections/aliases");
        await using (var draft = await store.OpenDraftAsync(Recipe, Stop))
        {
            await WriteAsync(draft, ("a.md", "heron"));
            await Should.ThrowAsync<IndexUnavailableException>(() => draft.PublishAsync(Stop));
        }

        (await FoundAsync(Open(), "walrus heron")).ShouldBe(["walrus"]);
        await using var next = await Open().OpenDraftAsync(Recipe, Stop);
        (await next.GetPageHashesAsync("docs", Stop))["a.md"].ShouldBe("heron");
        await next.PublishAsync(Stop);
        (await FoundAsync(Open(), "walrus heron")).ShouldBe(["heron"]);
        (await SnapshotsAsync()).Count.ShouldBe(2, "the draft became the snapshot");
    }

    [Fact]
    public async Task A_publication_whose_last_note_is_lost_is_published_and_kept_for_a_roll_back()
    {
        IndexManifest first;
        using (var forgetful = new QdrantChunkStore(new QdrantOptions { Url = _server.Url }, TimeProvider.System, _logger, new CountingHandler { Refuses = "\"state\":\"published\"" }))
        {
            first = await PublishAsync(forgetful, ("a.md", "walrus"));
            (await FoundAsync(forgetful, "walrus")).ShouldBe(["walrus"]);
        }

        var second = await PublishAsync(Open(), ("a.md", "heron"));

        (await SnapshotsAsync()).ShouldBe([first.Snapshot, second.Snapshot], ignoreOrder: true);
    }

    [Fact]
    public async Task Words_that_were_written_half_way_are_written_to_the_end()
    {
        using var failing = new CountingHandler { FailsAfter = 7 };
        using (var broken = new QdrantChunkStore(new QdrantOptions { Url = _server.Url, BatchPoints = 2 }, TimeProvider.System, _logger, failing))
        {
            await using var draft = await broken.OpenDraftAsync(Recipe, Stop);
            await WriteAsync(draft, [.. Enumerable.Range(0, 9).Select(i => ($"{i}.md", $"walrus number{i}"))]);
            await Should.ThrowAsync<IndexUnavailableException>(() => draft.PublishAsync(Stop));
        }

        var store = Open();
        await using var next = await store.OpenDraftAsync(Recipe, Stop);
        await next.PublishAsync(Stop);
        (await FoundAsync(store, "walrus")).Count.ShouldBe(9);
        (await FoundAsync(store, "number7")).ShouldBe(["walrus number7"]);
    }

    [Fact]
    public async Task Words_that_were_being_written_anew_are_all_written_anew_again()
    {
        await PublishAsync(Open(), [.. Enumerable.Range(0, 9).Select(i => ($"{i}.md", $"walrus number{i}"))]);
        using var failing = new CountingHandler { FailsAfter = 7 };
        using (var broken = new QdrantChunkStore(new QdrantOptions { Url = _server.Url, BatchPoints = 2 }, TimeProvider.System, _logger, failing))
        {
            await using var draft = await broken.OpenDraftAsync(Recipe, Stop);
            await WriteAsync(draft, ("long.md", string.Join(' ', Enumerable.Range(0, 2_000).Select(i => $"word{i}"))));
            await Should.ThrowAsync<IndexUnavailableException>(() => draft.PublishAsync(Stop));
        }

        // Without the long page the mean is what it was, but some words were written with the other one.
        using var counting = new CountingHandler();
        using var store = new QdrantChunkStore(new QdrantOptions { Url = _server.Url }, TimeProvider.System, _logger, counting);
        await using var next = await store.OpenDraftAsync(Recipe, Stop);
        await next.RemovePagesAsync([new PageKey("docs", "long.md")], Stop);
        await next.PublishAsync(Stop);

        counting.Texts.ShouldBe(18, "each passage, and each page");
        (await FoundAsync(store, "walrus")).Count.ShouldBe(9);
    }

    [Fact]
    public async Task A_write_whose_answer_is_lost_is_sent_again_and_counts_once()
    {
        var store = Open();
        _server.Faults.Add(new Fault.Reset(Applied: true), times: 2, path: "PUT /collections/docsbot_2");
        var manifest = await PublishAsync(store, ("a.md", "walrus"), ("b.md", "walrus"));

        (manifest.Pages, manifest.Chunks).ShouldBe((2, 2));
        (await FoundAsync(store, "walrus")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_draft_whose_holder_died_is_free_when_the_lease_ran_out_and_the_holder_is_told()
    {
        var dead = await Open(options => options.Lease = TimeSpan.FromSeconds(5)).OpenDraftAsync(Recipe, Stop);
        await WriteAsync(dead, ("a.md", "walrus"));
        (await Should.ThrowAsync<IndexUnavailableException>(() => Open().OpenDraftAsync(Recipe, Stop))).Message.ShouldContain($"process {Environment.ProcessId} on {Environment.MachineName}");

        await using var next = await Open(time: new ShiftedTime(TimeSpan.FromHours(1))).OpenDraftAsync(Recipe, Stop);
        await next.PublishAsync(Stop);

        // Renewed every third of five seconds: by now it has seen that another took it.
        await Task.Delay(TimeSpan.FromSeconds(2.5), Stop);
        (await Should.ThrowAsync<IndexUnavailableException>(() => WriteAsync(dead, ("a.md", "late")))).Message.ShouldContain("lost the draft");
        await dead.DisposeAsync();
        await Should.ThrowAsync<IndexUnavailableException>(() => Open().OpenDraftAsync(Recipe, Stop), "the one who lost the draft does not give it away");
    }

    [Fact]
    public async Task A_draft_that_is_held_long_is_renewed()
    {
        await using var held = await Open(options => options.Lease = TimeSpan.FromSeconds(5)).OpenDraftAsync(Recipe, Stop);
        await Task.Delay(TimeSpan.FromSeconds(2.5), Stop);

        await Should.ThrowAsync<IndexUnavailableException>(() => Open(time: new ShiftedTime(TimeSpan.FromSeconds(4))).OpenDraftAsync(Recipe, Stop));
    }

    [Fact]
    public async Task A_holder_that_slept_past_its_lease_asks_before_it_writes_again()
    {
        var time = new ShiftedTime(TimeSpan.Zero);
        var asleep = await Open(time: time).OpenDraftAsync(Recipe, Stop);
        await WriteAsync(asleep, ("a.md", "walrus"));

        time.Shift = TimeSpan.FromMinutes(10);
        await WriteAsync(asleep, ("b.md", "nobody took it"));
        await using var next = await Open(time: new ShiftedTime(TimeSpan.FromHours(1))).OpenDraftAsync(Recipe, Stop);
        time.Shift = TimeSpan.FromMinutes(50);

        (await Should.ThrowAsync<IndexUnavailableException>(() => WriteAsync(asleep, ("c.md", "late")))).Message.ShouldContain("lost the draft");
        await asleep.DisposeAsync();
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

    [Fact]
    public async Task The_doctor_finds_nothing_wrong_with_an_index_as_it_is_made()
    {
        await PublishAsync(Open(), ("a.md", "walrus"), ("b.md", "heron"));

        var findings = await ExamineAsync();

        findings.Where(finding => finding.Level == FindingLevel.Wrong).ShouldBeEmpty();
        findings.ShouldContain(finding => finding.What.Contains("2 passages", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_doctor_says_that_nothing_is_published_and_who_holds_the_draft()
    {
        await using var draft = await Open().OpenDraftAsync(Recipe, Stop);

        var findings = await ExamineAsync();

        findings.ShouldContain(finding => finding.Level == FindingLevel.Wrong && finding.What.Contains("Nothing is published", StringComparison.Ordinal));
        findings.ShouldContain(finding => finding.What.Contains($"process {Environment.ProcessId}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_doctor_misses_what_somebody_took_away()
    {
        var manifest = await PublishAsync(Open(), ("a.md", "walrus"), ("b.md", "heron"));
        var collection = $"collections/docsbot_{manifest.Snapshot}";
        (await _http.DeleteAsync(new Uri(_server.Url, $"{collection}/index/version?wait=true"), Stop)).EnsureSuccessStatusCode();
        (await _http.PostAsync(new Uri(_server.Url, $"{collection}/points/delete?wait=true"), Json($$"""{"points":["{{Passage("a.md", "walrus").Id}}"]}"""), Stop)).EnsureSuccessStatusCode();
        (await _http.PostAsync(new Uri(_server.Url, $"{collection}/points/vectors/delete?wait=true"), Json($$"""{"points":["{{Passage("b.md", "heron").Id}}"],"vector":["dense","bm25"]}"""), Stop)).EnsureSuccessStatusCode();

        var wrong = (await ExamineAsync()).Where(finding => finding.Level == FindingLevel.Wrong).Select(finding => finding.What).ToList();

        wrong.Count.ShouldBe(4);
        wrong.ShouldContain(what => what.Contains("version", StringComparison.Ordinal) && what.Contains("payload index", StringComparison.Ordinal));
        wrong.ShouldContain(what => what.Contains("holds 1 passages, its manifest says 2", StringComparison.Ordinal));
        wrong.ShouldContain(what => what.Contains("1 passages have no embedding", StringComparison.Ordinal));
        wrong.ShouldContain(what => what.Contains("cannot be found by words", StringComparison.Ordinal));
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

    private async Task<IReadOnlyList<Finding>> ExamineAsync()
    {
        var findings = new List<Finding>();
        await foreach (var finding in new QdrantExamination(new QdrantOptions { Url = _server.Url }, Recipe, TimeProvider.System, _logger).RunAsync(Stop))
        {
            findings.Add(finding);
        }

        return findings;
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
