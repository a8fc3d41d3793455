using DocsBot.Conformance.QdrantDouble.Faults;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Qdrant;

namespace DocsBot.Providers.Tests.Qdrant;

/// <summary>Publications, writes and holders of the draft that stop half way.</summary>
public sealed partial class QdrantStoreTests
{
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
}
