using DocsBot.Lab.Web.Charts;
using DocsBot.Lab.Web.Components;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Web.Periods;

/// <summary>A step along a trend: a day, or a week where there are too many days to see.</summary>
/// <param name="First">Its first day.</param>
/// <param name="Last">Its last day.</param>
/// <param name="Figures">What was counted.</param>
public sealed record TrendStep(DateOnly First, DateOnly Last, LogFigures Figures)
{
    private const int MostDays = 120;

    /// <summary>The step as a place of a chart.</summary>
    public ChartPlace Place => First == Last
        ? new ChartPlace(Show.Day(First), First.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        : new ChartPlace($"{Show.Day(First)} to {Show.Day(Last)}");

    /// <summary>The steps of days. Today is not over, and would look like a fall: it is left out where there are others.</summary>
    /// <param name="days">Every day, the oldest first.</param>
    /// <param name="today">Today.</param>
    public static IReadOnlyList<TrendStep> Of(IReadOnlyList<LogDay> days, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(days);
        var whole = days.Count > 1 && days[^1].Day >= today ? days.Where(day => day.Day < today).ToList() : days;
        return whole.Count <= MostDays
            ? [.. whole.Select(day => new TrendStep(day.Day, day.Day, day.Figures))]
            : [.. whole.GroupBy(day => MondayOf(day.Day)).Select(week => new TrendStep(week.First().Day, week.Last().Day, FigureSum.Of([.. week.Select(day => day.Figures)])))];
    }

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
