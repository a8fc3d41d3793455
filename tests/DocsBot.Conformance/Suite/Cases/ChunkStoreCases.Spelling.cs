using DocsBot.Core.Retrieval;

namespace DocsBot.Conformance.Suite.Cases;

internal sealed partial class ChunkStoreCases
{
    private static IEnumerable<ConformanceCase> Spelling =>
    [
        Of(c => c.A_slip_of_the_pen_finds_what_was_meant_and_stays_an_unknown_word()),
        Of(c => c.A_misspelt_stop_word_is_not_taken_for_the_one_in_a_title()),
        Of(c => c.A_word_that_is_there_is_not_corrected_and_what_was_typed_counts_more_than_what_was_guessed()),
    ];

    private async Task A_slip_of_the_pen_finds_what_was_meant_and_stays_an_unknown_word()
    {
        var store = Open();
        await Publish(store, Passage("a.md", "the deployment of a walrus"), Passage("b.md", "the migration of a heron"));

        (await FoundPaths(store, "migartion")).ShouldBe(["b.md"]);
        var terms = (await store.SearchAsync(new SearchRequest { Text = "walrsu deployment" }, Stop)).Terms;
        terms.ShouldBe([new TermStatistic("walrsu", 0) { Meant = "walru" }, new TermStatistic("deploy", 1)]);
    }

    private async Task A_misspelt_stop_word_is_not_taken_for_the_one_in_a_title()
    {
        var store = Open();
        await Publish(store, Passage("a.md", "a pod runs containers", title: "What is this"), Passage("b.md", "a node"));

        (await store.SearchAsync(new SearchRequest { Text = "waht is a pod" }, Stop)).Terms.ShouldBe([new TermStatistic("waht", 0), new TermStatistic("pod", 1)]);
    }

    private async Task A_word_that_is_there_is_not_corrected_and_what_was_typed_counts_more_than_what_was_guessed()
    {
        var store = Open();
        await Publish(store, Passage("a.md", "heron"), Passage("b.md", "herons and a walrus"), Passage("c.md", "the baron"), Passage("d.md", "words"));

        (await FoundPaths(store, "baron")).ShouldBe(["c.md"]);
        (await FoundPaths(store, "wlarus baron"))[0].ShouldBe("c.md");
    }
}
