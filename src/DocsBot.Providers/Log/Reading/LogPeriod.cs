namespace DocsBot.Providers.Log.Reading;

/// <summary>Whole days in UTC.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, included.</param>
public sealed record LogPeriod(DateOnly From, DateOnly To)
{
    /// <summary>All there is.</summary>
    public static LogPeriod All { get; } = new(DateOnly.MinValue, DateOnly.MaxValue);

    /// <summary>How many days.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>As many days before it, to compare with; null when there are none.</summary>
    public LogPeriod? Previous => From.DayNumber >= Days ? new LogPeriod(From.AddDays(-Days), From.AddDays(-1)) : null;

    /// <summary>Today and the days before it.</summary>
    /// <param name="days">How many, at least 1.</param>
    /// <param name="time">The clock.</param>
    public static LogPeriod LastDays(int days, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentNullException.ThrowIfNull(time);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return new LogPeriod(today.AddDays(Math.Max(1 - days, -today.DayNumber)), today);
    }
}
