using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Tests.Metrics;

public sealed class PairedBootstrapTests
{
    [Fact]
    public void The_interval_is_that_of_the_normal_approximation_where_it_holds()
    {
        // 400 differences of mean 0.1 and standard deviation 0.5: 1.96 standard errors are 0.049.
        double[] differences = [.. Enumerable.Range(0, 400).Select(i => 0.1 + (i % 2 == 0 ? 0.5 : -0.5))];

        var interval = PairedBootstrap.Of(differences);

        interval.Mean.ShouldBe(0.1, 1e-9);
        interval.Low.ShouldBe(0.051, 0.004);
        interval.High.ShouldBe(0.149, 0.004);
    }

    [Fact]
    public void The_interval_of_few_questions_is_as_wide_as_students_t_makes_it()
    {
        // Ten differences of standard deviation 1.054: 2.262 standard errors are 0.754; the plain percentiles would reach 0.62 only.
        double[] differences = [.. Enumerable.Range(0, 10).Select(i => i % 2 == 0 ? 1.0 : -1.0)];

        var interval = PairedBootstrap.Of(differences);

        interval.Low.ShouldBeInRange(-0.81, -0.69);
        interval.High.ShouldBeInRange(0.69, 0.81);
    }

    [Fact]
    public void The_same_differences_give_the_same_interval()
    {
        double[] differences = [0.3, -0.2, 0.1, 0.0, 0.7];

        PairedBootstrap.Of(differences).ShouldBe(PairedBootstrap.Of(differences));
    }

    [Fact]
    public void One_question_or_no_difference_at_all_has_an_interval_without_width()
    {
        PairedBootstrap.Of([0.25]).ShouldBe(new Interval(0.25, 0.25, 0.25));
        PairedBootstrap.Of([0, 0, 0]).ShouldBe(new Interval(0, 0, 0));
    }

    [Fact]
    public void A_large_set_counts_no_more_than_a_small_one()
    {
        var interval = PairedBootstrap.OfMacro([[.. Enumerable.Repeat(0.0, 1000)], [1.0, 1.0]]);

        interval.ShouldBe(new Interval(0.5, 0.5, 0.5));
    }

    [Fact]
    public void Nothing_has_no_mean()
    {
        Should.Throw<ArgumentException>(() => PairedBootstrap.Of([]));
        Should.Throw<ArgumentException>(() => PairedBootstrap.OfMacro([]));
        Should.Throw<ArgumentException>(() => PairedBootstrap.OfMacro([[1.0], []]));
    }

    [Fact]
    public void What_is_paired_are_the_questions_so_a_difference_that_is_the_same_for_each_is_certain()
    {
        RankingScore[] one = [.. new[] { 0.9, 0.2, 0.6 }.Select(Score)];
        RankingScore[] other = [.. new[] { 0.8, 0.1, 0.5 }.Select(Score)];

        var difference = RankingDifference.Of([(one, other)]);

        difference.Ndcg10.Low.ShouldBe(0.1, 1e-9);
        difference.Recall20.High.ShouldBe(0.1, 1e-9);
        Should.Throw<ArgumentException>(() => RankingDifference.Of([(one, other[..2])]));
    }

    private static RankingScore Score(double value) => new(value, value, value, value);
}
