using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Tests.Metrics;

public sealed class RankingMetricsTests
{
    private static readonly Dictionary<string, int> Graded = new(StringComparer.Ordinal) { ["a"] = 3, ["b"] = 2, ["c"] = 1, ["bad"] = 0, ["worse"] = -1 };

    [Fact]
    public void Ndcg_of_the_best_possible_ranking_is_one() => RankingMetrics.Ndcg(["a", "b", "c"], Graded, 10).ShouldBe(1);

    [Fact]
    public void Ndcg_discounts_by_the_logarithm_of_the_rank() =>
        RankingMetrics.Ndcg(["x", "c", "a"], Graded, 10).ShouldBe(((1 / Math.Log2(3)) + (3 / 2.0)) / (3 + (2 / Math.Log2(3)) + (1 / 2.0)), 1e-12);

    [Fact]
    public void Ndcg_looks_no_further_than_its_depth_and_expects_no_more() => RankingMetrics.Ndcg(["x", "a"], Graded, 1).ShouldBe(0);

    [Fact]
    public void Ndcg_takes_nothing_off_for_a_page_judged_as_harmful() => RankingMetrics.Ndcg(["worse"], Graded, 10).ShouldBe(0);

    [Theory]
    [InlineData("a", 1)]
    [InlineData("x bad c", 1 / 3.0)]
    [InlineData("x y", 0)]
    [InlineData("", 0)]
    public void The_reciprocal_rank_is_that_of_the_first_relevant_page(string ranking, double expected) =>
        RankingMetrics.ReciprocalRank(ranking.Split(' '), Graded, 10).ShouldBe(expected);

    [Fact]
    public void A_page_below_the_depth_has_no_reciprocal_rank() => RankingMetrics.ReciprocalRank(["x", "y", "a"], Graded, 2).ShouldBe(0);

    [Theory]
    [InlineData(1, 1 / 3.0)]
    [InlineData(3, 2 / 3.0)]
    public void Recall_is_the_share_of_the_relevant_pages(int depth, double expected) => RankingMetrics.Recall(["a", "x", "b"], Graded, depth).ShouldBe(expected);

    [Fact]
    public void A_question_without_a_relevant_page_has_no_score()
    {
        var nothing = new Dictionary<string, int>(StringComparer.Ordinal) { ["a"] = 0 };
        Should.Throw<ArgumentException>(() => RankingMetrics.Ndcg(["a"], nothing, 10));
        Should.Throw<ArgumentException>(() => RankingMetrics.ReciprocalRank(["a"], nothing, 10));
        Should.Throw<ArgumentException>(() => RankingMetrics.Recall(["a"], nothing, 10));
    }

    [Fact]
    public void A_percentile_is_a_value_that_was_measured()
    {
        Percentile.Of([5, 1, 4, 2, 3], 0.5).ShouldBe(3);
        Percentile.Of([5, 1, 4, 2, 3], 0.95).ShouldBe(5);
        Percentile.Of([7], 0.5).ShouldBe(7);
        Should.Throw<ArgumentOutOfRangeException>(() => Percentile.Of([], 0.5));
    }
}
