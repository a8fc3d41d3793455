using DocsBot.Lab.Analysis.Drift;

namespace DocsBot.Lab.Tests.Analysis.Drift;

public sealed class ChangePointsTests
{
    private const double Level = 0.05;
    private const int Series = 400;

    /// <summary>Two standard errors of a share of 5 % over so many series.</summary>
    private static readonly double Margin = 2 * Math.Sqrt(Level * (1 - Level) / Series);

    [Theory]
    [InlineData("normal", 10)]
    [InlineData("normal", 60)]
    [InlineData("heavy tails", 30)]
    [InlineData("share of 20 questions", 30)]
    [InlineData("mostly one value", 30)]
    public void A_series_without_a_change_is_said_to_have_one_in_at_most_5_of_100_cases(string kind, int length)
    {
        var alarms = Enumerable.Range(0, Series).Count(seed => ChangePoints.Of(Make(kind, length, seed), Level).Count > 0);

        ((double)alarms / Series).ShouldBeLessThanOrEqualTo(Level + Margin);
    }

    [Fact]
    public void A_clear_change_is_found_where_it_is()
    {
        var (found, near) = (0, 0);
        for (var seed = 0; seed < 100; seed++)
        {
            var series = Make("normal", 30, seed);
            for (var i = 18; i < series.Length; i++)
            {
                series[i] -= 2.5;
            }

            var changes = ChangePoints.Of(series, Level);
            found += changes.Count > 0 ? 1 : 0;
            near += changes.Any(change => Math.Abs(change.Index - 18) <= 1 && change.After < change.Before) ? 1 : 0;
        }

        found.ShouldBeGreaterThanOrEqualTo(98);
        near.ShouldBeGreaterThanOrEqualTo(90);
    }

    [Fact]
    public void Two_changes_are_told_apart_with_their_levels()
    {
        double[] series = [.. Enumerable.Range(0, 30).Select(i => (i < 10 ? 0.9 : i < 20 ? 0.5 : 0.8) + (0.01 * (i % 3)))];

        var changes = ChangePoints.Of(series, Level);

        changes.Select(change => change.Index).ShouldBe([10, 20]);
        (changes[0].Before, changes[0].After, changes[1].After).ShouldBe((0.909, 0.511, 0.809), new Near());
    }

    [Fact]
    public void A_short_series_and_one_of_a_single_value_have_no_change()
    {
        ChangePoints.Of([], Level).ShouldBeEmpty();
        ChangePoints.Of([1, 1, 1, 0, 0], Level).ShouldBeEmpty();
        ChangePoints.Of([.. Enumerable.Repeat(0.3, 50)], Level).ShouldBeEmpty();
        ChangePoints.Of([0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.1], Level).ShouldBeEmpty();
    }

    private static double[] Make(string kind, int length, int seed)
    {
        var random = new Random((seed * 1_000) + length);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return [.. Enumerable.Range(0, length).Select(_ => kind switch
        {
            "normal" => Normal(),
            "heavy tails" => Normal() / Math.Max(0.05, Math.Abs(Normal())),
            "share of 20 questions" => Enumerable.Range(0, 20).Count(_ => random.NextDouble() < 0.9) / 20.0,
            _ => random.NextDouble() < 0.9 ? 1 : 0.5,
        })];
    }

    private sealed class Near : IEqualityComparer<(double, double, double)>
    {
        public bool Equals((double, double, double) one, (double, double, double) other) =>
            Math.Abs(one.Item1 - other.Item1) < 0.002 && Math.Abs(one.Item2 - other.Item2) < 0.002 && Math.Abs(one.Item3 - other.Item3) < 0.002;

        public int GetHashCode((double, double, double) value) => 0;
    }
}
