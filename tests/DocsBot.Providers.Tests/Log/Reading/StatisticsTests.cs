using DocsBot.Providers.Log.Reading;

namespace DocsBot.Providers.Tests.Log.Reading;

/// <summary>The statistics of the log against known values, and against chance.</summary>
public sealed class StatisticsTests
{
    /// <summary>The examples of Newcombe (1998), Two-sided confidence intervals for the single proportion, Statistics in Medicine 17:857-872, table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void The_interval_of_a_share_is_the_published_one(long hits, long of, double low, double high)
    {
        var share = new Proportion(hits, of);
        share.Low.ShouldBe(low, 0.0001);
        share.High.ShouldBe(high, 0.0001);
    }

    [Fact]
    public void A_share_of_nothing_is_unknown()
    {
        new Proportion(0, 0).Share.ShouldBeNull();
        (new Proportion(0, 0).Low, new Proportion(0, 0).High).ShouldBe((0, 1));
    }

    [Theory]
    [InlineData(45, 100, 30, 100, 0.02846)]
    [InlineData(100, 1_000, 100, 1_000, 1)]
    [InlineData(520, 1_000, 480, 1_000, 0.07364)]
    public void The_test_of_two_shares_gives_the_known_p_value(long hits, long of, long otherHits, long otherOf, double p) =>
        TwoProportionTest.PValue(new Proportion(hits, of), new Proportion(otherHits, otherOf))!.Value.ShouldBe(p, 0.0001);

    [Fact]
    public void Too_few_to_tell_are_not_judged() => TwoProportionTest.PValue(new Proportion(3, 4), new Proportion(10, 1_000)).ShouldBeNull();

    /// <summary>400 tables of 12 slices that do not differ: at most 5 of 100 tables may call one worse, and a few more by chance.</summary>
    [Fact]
    public void Slices_that_do_not_differ_are_seldom_called_worse()
    {
        var random = new Random(7);
        var alarms = Enumerable.Range(0, 400).Count(_ =>
            SliceComparison.Judge(LogDimension.Page, Slices(random, Enumerable.Repeat(0.1, 12))).Any(slice => slice.Worse.Any(finding => finding.Metric == SliceMetric.NoAnswer)));

        alarms.ShouldBeLessThan(32);
    }

    [Fact]
    public void A_slice_that_is_worse_is_called_so_and_the_better_ones_are_not()
    {
        var judged = SliceComparison.Judge(LogDimension.Page, Slices(new Random(8), [0.1, 0.1, 0.25, 0.1, 0.02]));

        judged.Where(slice => slice.Worse.Count > 0).Select(slice => slice.Value).ShouldBe(["2"]);
        var finding = judged.Single(slice => slice.Value == "2").Worse.Single(one => one.Metric == SliceMetric.NoAnswer);
        finding.PValue.ShouldBeLessThan(0.001);
        finding.Excess.ShouldBe(500 * 0.17, 30);
    }

    [Fact]
    public void An_arm_is_compared_with_the_others_of_its_experiment_only()
    {
        // The second experiment is on harder questions: neither of its arms is worse than the other.
        var slices = new Dictionary<string, LogFigures>(StringComparer.Ordinal)
        {
            ["easy/a@v1"] = Of(1_000, 50), ["easy/a@v2"] = Of(1_000, 52), ["hard/b@v1"] = Of(1_000, 300), ["hard/b@v2"] = Of(1_000, 310),
        };

        SliceComparison.Judge(LogDimension.Arm, slices).ShouldAllBe(slice => slice.Worse.Count == 0);
        SliceComparison.Judge(LogDimension.Page, slices).Count(slice => slice.Worse.Count > 0).ShouldBe(2);
    }

    [Fact]
    public void Percentiles_are_near_to_those_of_the_times_themselves()
    {
        var random = new Random(9);
        var times = Enumerable.Range(0, 20_000).Select(_ => 2_500 * Math.Exp(0.6 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))).Order().ToList();
        var histogram = new LatencyHistogram([.. Enumerable.Range(0, LatencyHistogram.Bounds.Count + 1).Select(range => (long)times.Count(time => LatencyHistogram.Bounds.Count(bound => time >= bound) == range))]);

        histogram.Percentile(0.5)!.Value.ShouldBe(times[times.Count / 2], times[times.Count / 2] * 0.08);
        histogram.Percentile(0.95)!.Value.ShouldBe(times[(int)(times.Count * 0.95)], times[(int)(times.Count * 0.95)] * 0.08);
        new LatencyHistogram([]).Percentile(0.5).ShouldBeNull();
    }

    private static Dictionary<string, LogFigures> Slices(Random random, IEnumerable<double> rates) => rates
        .Select((rate, i) => (Name: $"{i}", Figures: Of(500, Enumerable.Range(0, 500).Count(_ => random.NextDouble() < rate))))
        .ToDictionary(slice => slice.Name, slice => slice.Figures, StringComparer.Ordinal);

    private static LogFigures Of(long questions, long withoutAnswer) => new() { Questions = questions, NoAnswer = withoutAnswer, Flagged = withoutAnswer };
}
