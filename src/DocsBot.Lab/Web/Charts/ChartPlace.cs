namespace DocsBot.Lab.Web.Charts;

/// <summary>A place along a chart.</summary>
/// <param name="Label">Its name, such as a day.</param>
/// <param name="IsWeekend">Whether it is drawn as a weekend, when fewer people ask.</param>
public sealed record ChartPlace(string Label, bool IsWeekend = false);
