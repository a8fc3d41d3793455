using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;

namespace DocsBot.Conformance.Suite.Cases;

internal sealed partial class ChunkStoreCases
{
    private static IEnumerable<ConformanceCase> Drafts =>
    [
        Of(c => c.An_interrupted_ingestion_is_taken_up_again()),
        Of(c => c.An_interrupted_ingestion_of_another_recipe_is_thrown_away()),
        Of(c => c.A_page_that_lost_its_chunks_is_gone_from_search_but_not_read_again()),
        Of(c => c.A_replaced_page_keeps_nothing_of_what_it_was()),
        Of(c => c.A_removed_page_is_gone_and_its_neighbours_stay()),
        Of(c => c.Hashes_are_kept_apart_by_source()),
        Of(c => c.Chunks_that_are_not_the_pages_are_refused()),
        Of(c => c.A_cancelled_write_leaves_the_page_as_it_was()),
    ];

    private async Task An_interrupted_ingestion_is_taken_up_again()
    {
        await Publish(Open(), Passage("a.md", "one"));
        await using (var draft = await Open().OpenDraftAsync(Words, Stop))
        {
            await Write(draft, Passage("b.md", "two"));
        }

        var store = Open();
        (await FoundPaths(store, "two")).ShouldBeEmpty();
        await using var resumed = await store.OpenDraftAsync(Words, Stop);
        (await resumed.GetPageHashesAsync("docs", Stop)).Keys.ShouldBe(["a.md", "b.md"], ignoreOrder: true);
        await resumed.PublishAsync(Stop);

        (await FoundPaths(store, "one two")).ShouldBe(["a.md", "b.md"], ignoreOrder: true);
    }

    private async Task An_interrupted_ingestion_of_another_recipe_is_thrown_away()
    {
        await using (var draft = await Open().OpenDraftAsync(Words, Stop))
        {
            await Write(draft, Passage("a.md", "one"));
        }

        await using var other = await Open().OpenDraftAsync(new IndexRecipe("test/2"), Stop);
        (await other.GetPageHashesAsync("docs", Stop)).ShouldBeEmpty();
    }

    private async Task A_page_that_lost_its_chunks_is_gone_from_search_but_not_read_again()
    {
        var store = Open();
        await Publish(store, Passage("a.md", "walrus"));
        await using var draft = await store.OpenDraftAsync(Words, Stop);
        await draft.ReplacePageAsync(new PageKey("docs", "a.md"), "empty", [], Stop);
        await draft.PublishAsync(Stop);

        (await FoundPaths(store, "walrus")).ShouldBeEmpty();
        (await store.GetPageAsync(new PageKey("docs", "a.md"), Stop)).ShouldBeEmpty();
        (await draft.GetPageHashesAsync("docs", Stop))["a.md"].ShouldBe("empty");
    }

    private async Task A_replaced_page_keeps_nothing_of_what_it_was()
    {
        var store = Open();
        await Publish(store, Passage("a.md", "walrus", 0), Passage("a.md", "heron", 1), Passage("a.md", "otter", 2));
        await Publish(store, Passage("a.md", "badger", 0, "A new title"));

        (await Found(store, "walrus heron otter")).ShouldBeEmpty();
        (await store.GetPageAsync(new PageKey("docs", "a.md"), Stop)).ShouldHaveSingleItem().Title.ShouldBe("A new title");
        (await store.SearchAsync(new SearchRequest { Text = "heron badger" }, Stop)).Terms
            .ShouldBe([new TermStatistic("heron", 0), new TermStatistic("badger", 1)]);
    }

    private async Task A_removed_page_is_gone_and_its_neighbours_stay()
    {
        var store = Open();
        await Publish(store, Passage("a.md", "walrus one"), Passage("b.md", "walrus two"));
        await using var draft = await store.OpenDraftAsync(Words, Stop);
        await draft.RemovePagesAsync([new PageKey("docs", "a.md"), new PageKey("docs", "unknown.md"), new PageKey("other", "b.md")], Stop);
        await draft.PublishAsync(Stop);

        (await FoundPaths(store, "walrus")).ShouldBe(["b.md"]);
        (await draft.GetPageHashesAsync("docs", Stop)).Keys.ShouldBe(["b.md"]);
        (await store.FindPageAsync("https://docs.example/a.md", Stop)).ShouldBeNull();
    }

    private async Task Hashes_are_kept_apart_by_source()
    {
        var store = Open();
        await using var draft = await store.OpenDraftAsync(Words, Stop);
        await draft.ReplacePageAsync(new PageKey("one", "a.md"), "1", [], Stop);
        await draft.ReplacePageAsync(new PageKey("two", "a.md"), "2", [], Stop);

        (await draft.GetPageHashesAsync("two", Stop)).ShouldBe([new("a.md", "2")]);
    }

    private async Task Chunks_that_are_not_the_pages_are_refused()
    {
        await using var draft = await Open().OpenDraftAsync(Words, Stop);
        var page = new PageKey("docs", "a.md");
        var one = Passage("a.md", "one");

        await Should.ThrowAsync<ArgumentException>(() => draft.ReplacePageAsync(page, "h", [Passage("b.md", "stray")], Stop));
        await Should.ThrowAsync<ArgumentException>(() => draft.ReplacePageAsync(page, "h", [one, one], Stop));
    }

    private async Task A_cancelled_write_leaves_the_page_as_it_was()
    {
        var store = Open();
        await Publish(store, Passage("a.md", "walrus"));
        await using var draft = await store.OpenDraftAsync(Words, Stop);

        await Should.ThrowAsync<OperationCanceledException>(() =>
            draft.ReplacePageAsync(new PageKey("docs", "a.md"), "new", [Passage("a.md", "heron")], new CancellationToken(canceled: true)));

        (await draft.GetPageHashesAsync("docs", Stop))["a.md"].ShouldBe("hash of walrus");
    }
}
