using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Tests.Metrics;

public sealed class SignFlipTestTests
{
    [Fact]
    public void Ten_differences_of_one_sign_are_flipped_by_chance_twice_in_1024_draws()
    {
        // All ten signs equal: 2 of 2^10 flips are as far from zero, 0.00195.
        SignFlipTest.PValue([.. Enumerable.Repeat(0.3, 10)]).ShouldBe(0.00195, 0.002);
    }

    [Fact]
    public void Five_differences_cannot_show_anything_at_five_percent()
    {
        // 2 of 2^5 flips: 0.0625.
        SignFlipTest.PValue([1, 1, 1, 1, 1]).ShouldBe(0.0625, 0.01);
    }

    [Fact]
    public void Differences_that_cancel_out_or_are_none_are_chance()
    {
        SignFlipTest.PValue([0.5, -0.5, 0.25, -0.25]).ShouldBe(1);
        SignFlipTest.PValue([0, 0, 0]).ShouldBe(1);
    }

    [Fact]
    public void Questions_on_which_both_did_the_same_change_nothing()
    {
        double[] differences = [0.2, 0.1, -0.05, 0.3, 0.15, 0.2];

        SignFlipTest.PValue([.. differences, .. Enumerable.Repeat(0.0, 500)]).ShouldBe(SignFlipTest.PValue(differences));
    }

    [Fact]
    public void A_comparison_counts_only_what_the_interval_and_the_test_both_show()
    {
        PairedComparison.Of([1, 1, 1, 1, 1]).Verdict.ShouldBe(Verdict.NotShown);
        PairedComparison.Of([.. Enumerable.Repeat(0.3, 10)]).Verdict.ShouldBe(Verdict.Better);
        PairedComparison.Of([.. Enumerable.Repeat(-0.3, 10)]).Verdict.ShouldBe(Verdict.Worse);
        new PairedComparison(new Interval(0.1, -0.01, 0.2), 0.01).Verdict.ShouldBe(Verdict.NotShown);
        new PairedComparison(new Interval(0.1, 0.01, 0.2), 0.06).Verdict.ShouldBe(Verdict.NotShown);
    }
}
