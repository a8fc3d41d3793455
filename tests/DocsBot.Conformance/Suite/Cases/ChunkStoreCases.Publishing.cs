using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;

namespace DocsBot.Conformance.Suite.Cases;

internal sealed partial class ChunkStoreCases
{
    private static IEnumerable<ConformanceCase> Publishing =>
    [
        Of(c => c.An_index_of_nothing_finds_nothing_and_has_no_manifest()),
        Of(c => c.Nothing_of_a_draft_is_seen_before_it_is_published_and_all_of_it_after()),
        Of(c => c.The_manifest_says_what_was_published()),
        Of(c => c.A_draft_that_changes_nothing_publishes_nothing()),
        Of(c => c.An_empty_documentation_is_published_too()),
        Of(c => c.Every_publication_has_another_name()),
        Of(c => c.A_draft_can_be_written_and_published_again()),
        Of(c => c.Another_process_sees_a_publication_within_a_second()),
        Of(c => c.Searches_during_publications_see_one_snapshot_or_the_other_whole()),
        Of(c => c.An_index_of_another_recipe_starts_empty_and_answers_until_the_new_one_is_published()),
        Of(c => c.Only_one_ingestion_holds_the_draft()),
    ];

    private async Task An_index_of_nothing_finds_nothing_and_has_no_manifest()
    {
        var store = Open();

        (await store.GetManifestAsync(Stop)).ShouldBeNull();
        (await store.SearchAsync(new SearchRequest { Text = "anything", Vector = new float[] { 1, 0, 0, 0 } }, Stop)).ShouldBeSameAs(SearchResult.Empty);
        (await store.GetPageAsync(new PageKey("docs", "a.md"), Stop)).ShouldBeEmpty();
        (await store.FindPageAsync("https://docs.example/a.md", Stop)).ShouldBeNull();
        (await store.GetChunksAsync([new ChunkId(Guid.Empty)], Stop)).ShouldBeEmpty();
    }

    private async Task Nothing_of_a_draft_is_seen_before_it_is_published_and_all_of_it_after()
    {
        var store = Open();
        await Publish(store, Passage("a.md", "old walrus"), Passage("b.md", "second walrus"));

        await using var draft = await store.OpenDraftAsync(Words, Stop);
        await Write(draft, Passage("a.md", "new heron"));
        await draft.RemovePagesAsync([new PageKey("docs", "b.md")], Stop);

        (await FoundPaths(store, "walrus")).ShouldBe(["a.md", "b.md"], ignoreOrder: true);
        (await FoundPaths(store, "heron")).ShouldBeEmpty();

        await draft.PublishAsync(Stop);

        (await FoundPaths(store, "walrus")).ShouldBeEmpty();
        (await FoundPaths(store, "heron")).ShouldBe(["a.md"]);
    }

    private async Task The_manifest_says_what_was_published()
    {
        var store = Open();
        await using var draft = await store.OpenDraftAsync(Vectors, Stop);
        await Write(draft, Passage("a.md", "one", 0), Passage("a.md", "two", 1));
        await draft.ReplacePageAsync(new PageKey("docs", "empty.md"), "h", [], Stop);

        var published = await draft.PublishAsync(Stop);

        published.ShouldSatisfyAllConditions(
            m => m.Pages.ShouldBe(2),
            m => m.Chunks.ShouldBe(2),
            m => m.Chunker.ShouldBe("test/1"),
            m => m.EmbeddingModel.ShouldBe("test-model"),
            m => m.EmbeddingDimensions.ShouldBe(4),
            m => m.Schema.ShouldBe(IndexManifest.CurrentSchema));
        (await store.GetManifestAsync(Stop)).ShouldBe(published);
        (await store.SearchAsync(new SearchRequest { Text = "one" }, Stop)).ShouldSatisfyAllConditions(
            r => r.Snapshot.ShouldBe(published.Snapshot),
            r => r.ChunkCount.ShouldBe(2));
    }

    private async Task A_draft_that_changes_nothing_publishes_nothing()
    {
        var store = Open();
        var first = await Publish(store, Passage("a.md", "walrus"));

        await using var draft = await store.OpenDraftAsync(Words, Stop);
        await draft.RemovePagesAsync([new PageKey("docs", "never-there.md")], Stop);
        (await draft.GetPageHashesAsync("docs", Stop)).ShouldBe([new("a.md", "hash of walrus")]);

        (await draft.PublishAsync(Stop)).ShouldBe(first);
    }

    private async Task An_empty_documentation_is_published_too()
    {
        var store = Open();

        var manifest = await Publish(store);

        manifest.Chunks.ShouldBe(0);
        (await store.GetManifestAsync(Stop)).ShouldBe(manifest);
        (await FoundPaths(store, "anything")).ShouldBeEmpty();
    }

    private async Task Every_publication_has_another_name()
    {
        var store = Open();

        var first = await Publish(store, Passage("a.md", "one"));
        var second = await Publish(store, Passage("a.md", "two"));

        string.CompareOrdinal(first.Snapshot, second.Snapshot).ShouldBeNegative();
    }

    private async Task A_draft_can_be_written_and_published_again()
    {
        var store = Open();
        await using var draft = await store.OpenDraftAsync(Words, Stop);
        await Write(draft, Passage("a.md", "one"));
        await draft.PublishAsync(Stop);
        await Write(draft, Passage("b.md", "two"));
        await draft.PublishAsync(Stop);

        (await FoundPaths(store, "one two")).ShouldBe(["a.md", "b.md"], ignoreOrder: true);
    }

    private async Task Another_process_sees_a_publication_within_a_second()
    {
        var store = Open();
        var other = Open();
        await Publish(store, Passage("a.md", "walrus"));
        (await FoundPaths(other, "walrus")).ShouldBe(["a.md"]);

        await Publish(store, Passage("a.md", "heron"));

        await Task.Delay(TimeSpan.FromSeconds(1), Stop);
        (await FoundPaths(other, "heron")).ShouldBe(["a.md"]);
    }

    private async Task Searches_during_publications_see_one_snapshot_or_the_other_whole()
    {
        var store = Open();
        Chunk[] Pages(int round) => [.. Enumerable.Range(0, 5).Select(i => Passage($"{i}.md", $"walrus round{round}"))];
        await Publish(store, Pages(0));
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var begun = Enumerable.Range(0, 3).Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToList();
        var readers = begun.Select(first => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                var found = await Found(store, "walrus");
                found.Count.ShouldBe(5);
                found.Select(chunk => chunk.Text).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
                first.TrySetResult();
            }
        }, Stop)).ToList();

        // On a busy machine a reader may start late: publications begin when all of them search. A reader that fails ends the wait as well.
        await Task.WhenAny([Task.WhenAll(begun.Select(first => first.Task)), .. readers]).WaitAsync(Stop);
        for (var round = 1; round <= 8; round++)
        {
            await Publish(store, Pages(round));
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);
        (await Found(store, "walrus"))[0].Text.ShouldBe("walrus round8");
    }

    private async Task An_index_of_another_recipe_starts_empty_and_answers_until_the_new_one_is_published()
    {
        var store = Open();
        await Publish(store, Passage("a.md", "walrus"));

        await using var draft = await store.OpenDraftAsync(new IndexRecipe("test/2"), Stop);
        (await draft.GetPageHashesAsync("docs", Stop)).ShouldBeEmpty();
        (await FoundPaths(store, "walrus")).ShouldBe(["a.md"]);
        await Write(draft, Passage("b.md", "heron"));
        await draft.PublishAsync(Stop);

        (await FoundPaths(store, "walrus heron")).ShouldBe(["b.md"]);
    }

    private async Task Only_one_ingestion_holds_the_draft()
    {
        var store = Open();
        await using (await store.OpenDraftAsync(Words, Stop))
        {
            var refused = await Should.ThrowAsync<IndexUnavailableException>(() => Open().OpenDraftAsync(Words, Stop));
            refused.Message.ShouldContain("Another ingestion");
        }

        await using var free = await Open().OpenDraftAsync(Words, Stop);
        free.ShouldNotBeNull();
    }
}
