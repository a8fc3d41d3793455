using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;

namespace DocsBot.Core.Tests.Retrieval;

public sealed class ScoreFusionTests
{
    private static readonly RetrievalOptions ListsOnly = new() { VectorWeight = 0.4, TitleCoverageWeight = 0, ProximityWeight = 0 };

    [Fact]
    public void Words_count_as_a_share_of_the_best_and_meaning_by_the_root_between_its_best_and_its_last()
    {
        var fused = ScoreFusion.Fuse(Found([Hit("a", 30), Hit("b", 20), Hit("c", 10)], [Hit("c", 0.9), Hit("b", 0.5), Hit("d", 0.1)]), ListsOnly);

        fused.Select(hit => (hit.Chunk.Text, Math.Round(hit.Score, 6))).ShouldBe([("b", 0.682843), ("a", 0.6), ("c", 0.6), ("d", 0)]);
        fused.Single(hit => hit.Chunk.Text == "c").ShouldSatisfyAllConditions(hit => hit.WordScore.ShouldBe(10), hit => hit.VectorScore.ShouldBe(0.9));
        fused[3].WordScore.ShouldBeNull();
    }

    [Fact]
    public void One_list_alone_keeps_its_order_and_the_whole_weight()
    {
        ScoreFusion.Fuse(Found([Hit("a", 4), Hit("b", 2), Hit("c", 1)], []), ListsOnly).Select(hit => hit.Score).ShouldBe([1, 0.5, 0.25]);
        ScoreFusion.Fuse(Found([], [Hit("a", 0.9), Hit("b", 0.3), Hit("c", 0.1)]), ListsOnly).Select(hit => Math.Round(hit.Score, 6)).ShouldBe([1, 0.5, 0]);
    }

    [Fact]
    public void A_longer_list_does_not_change_the_order_of_what_stood_in_the_shorter()
    {
        SearchHit[] words = [.. Enumerable.Range(0, 200).Select(i => Hit($"{i}", 20 - (i * 0.05)))];
        SearchHit[] meaning = [.. Enumerable.Range(0, 200).Select(i => Hit(i < 80 ? $"{i * 7 % 80}" : $"{i}", 0.9 - (i * 0.004)))];

        var few = ScoreFusion.Fuse(Found(words[..80], meaning[..80]), ListsOnly);
        var many = ScoreFusion.Fuse(Found(words, meaning), ListsOnly);

        many.Take(20).Select(hit => hit.Chunk.Text).ShouldBe(few.Take(20).Select(hit => hit.Chunk.Text));
    }

    [Fact]
    public void Equal_scores_are_all_best_and_stay_in_order()
    {
        ScoreFusion.Fuse(Found([Hit("a", 5), Hit("b", 5)], []), ListsOnly).Select(hit => (hit.Chunk.Text, hit.Score)).ShouldBe([("a", 1), ("b", 1)]);
        ScoreFusion.Fuse(Found([], [Hit("a", 0.5), Hit("b", 0.5)]), ListsOnly).Select(hit => (hit.Chunk.Text, hit.Score)).ShouldBe([("a", 1), ("b", 1)]);
    }

    [Fact]
    public void Two_empty_lists_are_an_empty_ranking() => ScoreFusion.Fuse(SearchResult.Empty, new RetrievalOptions()).ShouldBeEmpty();

    [Fact]
    public void A_page_that_is_called_what_was_asked_for_comes_before_one_that_says_it_more()
    {
        var named = Hit("How they are rolled out.", 9, title: "Deployments");
        var speaking = Hit("A deployment, another deployment.", 10, title: "Release notes of the last ten years");
        var found = Found([speaking, named], []) with { Terms = [new TermStatistic("deploy", 20)], ChunkCount = 1000 };

        ScoreFusion.Fuse(found, new RetrievalOptions { TitleCoverageWeight = 0 })[0].Chunk.ShouldBe(speaking.Chunk);
        ScoreFusion.Fuse(found, new RetrievalOptions())[0].Chunk.ShouldBe(named.Chunk);
    }

    [Fact]
    public void Words_side_by_side_come_before_words_apart()
    {
        var apart = Hit($"Pods exist. {string.Join(' ', Enumerable.Repeat("Something quite different follows here.", 10))} Quota matters.", 10);
        var together = Hit("The pod quota is enforced.", 9.5);
        var found = Found([apart, together], []) with { Terms = [new TermStatistic("pod", 20), new TermStatistic("quota", 10)], ChunkCount = 1000 };

        ScoreFusion.Fuse(found, new RetrievalOptions { ProximityWeight = 0 })[0].Chunk.ShouldBe(apart.Chunk);
        ScoreFusion.Fuse(found, new RetrievalOptions())[0].Chunk.ShouldBe(together.Chunk);
    }

    private static SearchResult Found(SearchHit[] byWords, SearchHit[] byVector) => SearchResult.Empty with { ByWords = byWords, ByVector = byVector };

    private static SearchHit Hit(string text, double score, string title = "T")
    {
        var page = new PageKey("docs", text);
        return new SearchHit(new Chunk { Id = ChunkId.Derive(page, null, 0, text), Page = page, Ordinal = 0, Title = title, HeadingPath = [], PageUrl = "/", Text = text }, score);
    }
}
