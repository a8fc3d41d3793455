using DocsBot.Core.Retrieval;

namespace DocsBot.Conformance.Suite.Cases;

internal sealed partial class ChunkStoreCases
{
    private static IEnumerable<ConformanceCase> Context =>
    [
        Of(c => c.What_was_said_before_finds_too_and_counts_less_than_what_is_asked()),
        Of(c => c.A_word_that_is_asked_and_was_said_before_counts_once()),
        Of(c => c.Without_weight_what_was_said_before_is_not_looked_up()),
    ];

    private async Task What_was_said_before_finds_too_and_counts_less_than_what_is_asked()
    {
        var store = Open();
        await Publish(store, Passage("before.md", "The walrus dives."), Passage("asked.md", "The heron stands."), Passage("other.md", "An otter swims."));
        var request = new SearchRequest { Text = "heron?", Context = "walrus", ContextWeight = 0.5 };

        var found = await store.SearchAsync(request, Stop);

        found.ByWords.Select(hit => hit.Chunk.Page.Path).ShouldBe(["asked.md", "before.md"]);
        found.ByWords[1].Score.ShouldBe(0.5 * found.ByWords[0].Score, 1e-4 * found.ByWords[0].Score);
        found.Terms.ShouldBe([new TermStatistic("heron", 1), new TermStatistic("walru", 1) { Weight = 0.5 }]);
    }

    private async Task A_word_that_is_asked_and_was_said_before_counts_once()
    {
        var store = Open();
        await Publish(store, Passage("a.md", "The walrus dives."), Passage("b.md", "An otter swims."));

        var alone = await store.SearchAsync(new SearchRequest { Text = "walrus" }, Stop);
        var again = await store.SearchAsync(new SearchRequest { Text = "walrus", Context = "a walrus", ContextWeight = 0.5 }, Stop);

        again.ByWords[0].Score.ShouldBe(alone.ByWords[0].Score, 1e-4);
        again.Terms.ShouldBe(alone.Terms);
    }

    private async Task Without_weight_what_was_said_before_is_not_looked_up()
    {
        var store = Open();
        await Publish(store, Passage("a.md", "The walrus dives."));

        (await store.SearchAsync(new SearchRequest { Text = "otter", Context = "walrus", ContextWeight = 0 }, Stop)).ByWords.ShouldBeEmpty();
    }
}
