namespace DocsBot.Providers.Log.Reading;

/// <summary>A day of a trend.</summary>
/// <param name="Day">The day in UTC.</param>
/// <param name="Figures">What was counted; nothing for a day without questions.</param>
public sealed record LogDay(DateOnly Day, LogFigures Figures);
