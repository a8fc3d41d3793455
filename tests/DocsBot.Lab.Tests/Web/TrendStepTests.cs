using DocsBot.Core.Interactions;
using DocsBot.Lab.Web.Periods;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Tests.Web;

public sealed class TrendStepTests
{
    private static readonly DateOnly Monday = new(2026, 11, 2);

    [Fact]
    public void Today_is_left_out_because_it_is_not_over()
    {
        var steps = TrendStep.Of([Day(0), Day(1), Day(2)], Monday.AddDays(2));

        steps.Select(step => step.First).ShouldBe([Monday, Monday.AddDays(1)]);
        TrendStep.Of([Day(0)], Monday).Count.ShouldBe(1);
    }

    [Fact]
    public void Many_days_become_weeks_from_Monday_on_and_nothing_is_lost()
    {
        var days = Enumerable.Range(-3, 200).Select(Day).ToList();

        var steps = TrendStep.Of(days, Monday.AddDays(1_000));

        steps[0].Last.ShouldBe(Monday.AddDays(-1));
        steps[1].First.ShouldBe(Monday);
        steps[1].Last.ShouldBe(Monday.AddDays(6));
        steps[1].Figures.Questions.ShouldBe(70);
        steps[1].Figures.Signals[FailureSignal.Slow].ShouldBe(7);
        steps[1].Figures.Conversations!.Resolved.ShouldBe(14);
        steps[1].Figures.Latency.Total.ShouldBe(70);
        steps.Sum(step => step.Figures.Questions).ShouldBe(2_000);
    }

    /// <summary>Every figure that days have is in the sum: a figure that is added to them is not forgotten here.</summary>
    [Fact]
    public void The_sum_of_one_day_is_that_day()
    {
        var counts = typeof(LogFigures).GetProperties().Where(property => property.PropertyType == typeof(long)).ToList();
        var day = new LogFigures();
        foreach (var (property, i) in counts.Select((property, i) => (property, i)))
        {
            property.SetValue(day, (long)(i + 1));
        }

        var sum = FigureSum.Of([day]);

        counts.ShouldNotBeEmpty();
        foreach (var property in counts)
        {
            property.GetValue(sum).ShouldBe(property.GetValue(day), property.Name);
        }
    }

    private static LogDay Day(int i) => new(Monday.AddDays(i), new LogFigures
    {
        Questions = 10,
        Signals = new Dictionary<FailureSignal, long> { [FailureSignal.Slow] = 1 },
        Latency = new LatencyHistogram([.. Enumerable.Repeat(0L, LatencyHistogram.Bounds.Count), 10]),
        Conversations = new ConversationCounts(5, 2, 1),
    });
}
