using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Tests.Metrics;

public sealed class DecisionMetricsTests
{
    [Theory]
    [InlineData(new[] { 3.0, 4 }, new[] { 1.0, 2 }, 1)]
    [InlineData(new[] { 1.0, 2 }, new[] { 3.0, 4 }, 0)]
    [InlineData(new[] { 1.0, 1 }, new[] { 1.0 }, 0.5)]
    [InlineData(new[] { 1.0, 3 }, new[] { 2.0 }, 0.5)]
    [InlineData(new[] { 1.0, 3, 3 }, new[] { 2.0, 3 }, 0.5)]
    public void The_ROC_area_is_the_chance_that_a_positive_scores_higher(double[] positives, double[] negatives, double area) =>
        RocArea.Of(positives, negatives)!.Value.ShouldBe(area, 1e-12);

    [Fact]
    public void One_kind_alone_has_no_ROC_area()
    {
        RocArea.Of([], [1]).ShouldBeNull();
        RocArea.Of([1], []).ShouldBeNull();
    }

    [Fact]
    public void A_logistic_regression_finds_the_weights_that_made_the_outcomes()
    {
        var random = new Random(7);
        var samples = Enumerable.Range(0, 20_000).Select(_ =>
        {
            double[] features = [random.NextDouble(), random.NextDouble()];
            return (features, random.NextDouble() < 1 / (1 + Math.Exp(-(-1 + (3 * features[0]) - (2 * features[1])))), 1.0);
        }).ToList();

        var weights = LogisticRegression.Fit(samples);

        weights[0].ShouldBe(-1, 0.15);
        weights[1].ShouldBe(3, 0.2);
        weights[2].ShouldBe(-2, 0.2);
    }

    [Fact]
    public void Outcomes_that_separate_perfectly_have_weights_too()
    {
        var weights = LogisticRegression.Fit([([0.0], false, 1), ([1.0], true, 1)]);

        weights.ShouldAllBe(weight => double.IsFinite(weight));
        LogisticRegression.Score(weights, [1]).ShouldBeGreaterThan(LogisticRegression.Score(weights, [0]));
    }

    [Fact]
    public void Forecasts_that_come_true_as_often_as_they_say_have_no_error()
    {
        var honest = Calibration.Table([(0.75, true), (0.75, true), (0.75, true), (0.75, false), (1, true), (0, false)]);
        var boasting = Calibration.Table([(0.95, true), (0.95, false)]);

        Calibration.ExpectedError(honest).ShouldBe(0, 1e-12);
        Calibration.ExpectedError(boasting).ShouldBe(0.45, 1e-12);
        honest.Sum(bin => bin.Count).ShouldBe(6);
        boasting[9].ShouldBe(new CalibrationBin(0.9, 1, 2, 0.95, 0.5));
    }
}
