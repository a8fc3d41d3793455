namespace DocsBot.Lab.Web.Charts;

/// <summary>A place along a chart.</summary>
/// <param name="Label">Its name, such as a day.</param>
/// <param name="IsWeekend">Whether it is drawn as a weekend, when fewer people ask.</param>
public sealed record ChartPlace(string Label, bool IsWeekend = false)
{
    /// <summary>The places of days.</summary>
    public static IReadOnlyList<ChartPlace> Of(IEnumerable<DateOnly> days) =>
        [.. days.Select(day => new ChartPlace(Components.Show.Day(day), day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday))];
}
