using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Tests.Metrics;

public sealed class RatioDifferenceTests
{
    /// <summary>The first example of table II of Newcombe's paper (1998), method 10: 56 of 70 and 48 of 80.</summary>
    [Fact]
    public void Shares_of_independent_units_have_the_published_interval()
    {
        var difference = RatioDifference.OfShares(Single(70, 56), Single(80, 48)).ShouldNotBeNull();

        difference.Mean.ShouldBe(0.2, 1e-9);
        difference.Low.ShouldBe(0.0524, 0.001);
        difference.High.ShouldBe(0.3339, 0.001);
    }

    [Fact]
    public void One_angry_reader_counts_less_than_many()
    {
        // Twenty thumbs down of two hundred ratings: by twenty readers, or by one who rates twenty answers.
        var many = Of([.. Enumerable.Range(0, 200).Select(i => (1.0, i < 20 ? 1.0 : 0.0))]);
        var one = Of([(20.0, 20.0), .. Enumerable.Repeat((1.0, 0.0), 180)]);
        var control = Of([.. Enumerable.Range(0, 200).Select(i => (1.0, i < 6 ? 1.0 : 0.0))]);

        many.Mean.ShouldBe(one.Mean);
        RatioDifference.OfShares(many, control)!.Value.Low.ShouldBeGreaterThan(0);
        RatioDifference.OfShares(one, control)!.Value.Low.ShouldBeLessThan(0);
        one.EffectiveUnits.ShouldBeLessThan(30);
    }

    [Fact]
    public void Nothing_at_all_still_leaves_room_for_chance()
    {
        var difference = RatioDifference.OfShares(Single(30, 0), Single(30, 0)).ShouldNotBeNull();

        difference.Holds(0).ShouldBeTrue();
        difference.High.ShouldBeGreaterThan(0.05);
        RatioDifference.OfShares(Single(0, 0), Single(30, 0)).ShouldBeNull();
        RatioDifference.OfMeans(Single(1, 1), Single(30, 0)).ShouldBeNull();
    }

    [Fact]
    public void Intervals_hold_the_truth_in_about_95_of_100_cases_also_where_answers_of_a_conversation_are_alike()
    {
        const int runs = 2000;
        var random = new Random(7);
        var (shares, means) = (0, 0);
        for (var i = 0; i < runs; i++)
        {
            var (a, b) = (Simulate(random, 0.15, 0.02), Simulate(random, 0.15, 0.02));
            shares += RatioDifference.OfShares(a.Down, b.Down)!.Value.Holds(0) ? 1 : 0;
            means += RatioDifference.OfMeans(a.Cost, b.Cost)!.Value.Holds(0) ? 1 : 0;
        }

        (shares / (double)runs).ShouldBeInRange(0.935, 0.985);
        (means / (double)runs).ShouldBeInRange(0.935, 0.985);
    }

    /// <summary>200 conversations of one to five answers, whose readers are all content or not.</summary>
    private static (ClusteredRatio Down, ClusteredRatio Cost) Simulate(Random random, double down, double cost)
    {
        var conversations = Enumerable.Range(0, 200).Select(_ => (Answers: (double)random.Next(1, 6), IsDown: random.NextDouble() < down, Price: cost * (0.5 + random.NextDouble()))).ToList();
        return (
            Of([.. conversations.Select(known => (known.Answers, known.IsDown ? known.Answers : 0.0))]),
            Of([.. conversations.Select(known => (known.Answers, known.Answers * known.Price))]));
    }

    private static ClusteredRatio Single(int units, int sum) => Of([.. Enumerable.Range(0, units).Select(i => (1.0, i < sum ? 1.0 : 0.0))]);

    private static ClusteredRatio Of(IReadOnlyList<(double Units, double Sum)> clusters) => new(
        clusters.Count(cluster => cluster.Units > 0),
        clusters.Sum(cluster => cluster.Units),
        clusters.Sum(cluster => cluster.Sum),
        clusters.Sum(cluster => cluster.Units * cluster.Units),
        clusters.Sum(cluster => cluster.Units * cluster.Sum),
        clusters.Sum(cluster => cluster.Sum * cluster.Sum));
}
