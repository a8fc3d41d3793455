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
    public void The_interval_holds_the_mean_narrows_with_more_questions_and_is_the_same_every_time()
    {
        double[] few = [.. Enumerable.Range(0, 20).Select(i => i % 2 * 0.2)];
        double[] many = [.. Enumerable.Range(0, 2000).Select(i => i % 2 * 0.2)];

        var wide = BootstrapInterval.OfMean(few);
        var narrow = BootstrapInterval.OfMean(many);

        wide.Low.ShouldBeLessThan(0.1);
        wide.High.ShouldBeGreaterThan(0.1);
        (narrow.High - narrow.Low).ShouldBeLessThan((wide.High - wide.Low) / 5);
        BootstrapInterval.OfMean(few).ShouldBe(wide);
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
