using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;

namespace DocsBot.Core.Tests.Retrieval;

public sealed class ScoreFusionTests
{
    [Fact]
    public void Scores_are_scaled_over_their_own_list_before_they_are_summed()
    {
        var fused = ScoreFusion.Fuse([Hit("a", 30), Hit("b", 20), Hit("c", 10)], [Hit("c", 0.9), Hit("b", 0.5), Hit("d", 0.1)], 0.4);

        fused.Select(hit => (hit.Chunk.Text, Math.Round(hit.Score, 6))).ShouldBe([("a", 0.6), ("b", 0.5), ("c", 0.4), ("d", 0)]);
    }

    [Fact]
    public void One_list_alone_keeps_its_order_and_the_whole_weight()
    {
        ScoreFusion.Fuse([Hit("a", 3), Hit("b", 2), Hit("c", 1)], [], 0.9).Select(hit => hit.Score).ShouldBe([1, 0.5, 0]);
        ScoreFusion.Fuse([], [Hit("a", 0.3), Hit("b", 0.2), Hit("c", 0.1)], 0.1).Select(hit => Math.Round(hit.Score, 6)).ShouldBe([1, 0.5, 0]);
    }

    [Fact]
    public void Equal_scores_are_all_best_and_stay_in_order()
    {
        ScoreFusion.Fuse([Hit("a", 5), Hit("b", 5)], [], 0.3).Select(hit => (hit.Chunk.Text, hit.Score)).ShouldBe([("a", 1), ("b", 1)]);
    }

    [Fact]
    public void Two_empty_lists_are_an_empty_ranking() => ScoreFusion.Fuse([], [], 0.3).ShouldBeEmpty();

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void A_share_is_between_nothing_and_all(double weight) => Should.Throw<ArgumentOutOfRangeException>(() => ScoreFusion.Fuse([], [], weight));

    private static SearchHit Hit(string text, double score)
    {
        var page = new PageKey("docs", text);
        return new SearchHit(new Chunk { Id = ChunkId.Derive(page, null, 0, text), Page = page, Ordinal = 0, Title = "T", HeadingPath = [], PageUrl = "/", Text = text }, score);
    }
}
