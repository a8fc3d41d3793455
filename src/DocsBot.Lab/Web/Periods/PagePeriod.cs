using System.Globalization;
using DocsBot.Lab.Web.Components;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Web.Periods;

/// <summary>The days that a page is about, as its address says: <c>days=28</c>, <c>days=all</c>, or <c>from=2026-11-01&amp;to=2026-11-22</c>. Days are UTC.</summary>
/// <param name="Days">The days.</param>
/// <param name="Choice">What of <see cref="Choices"/> it is; null for days that somebody wrote.</param>
public sealed record PagePeriod(LogPeriod Days, string? Choice)
{
    /// <summary>Asks for all there is.</summary>
    public const string All = "all";

    private const string Format = "yyyy-MM-dd";
    private const int MostDays = 36_500;

    /// <summary>What the picker offers: the value in the address, and its name.</summary>
    public static IReadOnlyList<(string Value, string Name)> Choices { get; } = [("1", "Today"), ("7", "7 days"), ("28", "28 days"), ("90", "90 days"), ("365", "Year"), (All, "All")];

    /// <summary>The period in words, for sentences.</summary>
    public string Name => Choice switch
    {
        "1" => "today",
        All => "all time",
        { } days when Choices.FirstOrDefault(choice => choice.Value == days) is { Name: { } name } => $"the last {(days == "365" ? "year" : name)}",
        { } days => $"the last {days} days",
        _ => $"{Show.Date(Days.From)} to {Show.Date(Days.To)}",
    };

    /// <summary>What it is compared with, in words.</summary>
    public string PreviousName => Days.Days == 1 ? "the day before" : $"the {Show.Whole(Days.Days)} days before";

    /// <summary>The first instant; null for all there is.</summary>
    public DateTimeOffset? Start => Choice == All ? null : new DateTimeOffset(Days.From, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>The first instant after it; null for all there is.</summary>
    public DateTimeOffset? End => Choice == All || Days.To == DateOnly.MaxValue ? null : new DateTimeOffset(Days.To.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>Reads it.</summary>
    /// <param name="address">The page's address.</param>
    /// <param name="time">The clock.</param>
    /// <param name="otherwise">What holds when the address says nothing.</param>
    /// <exception cref="BadHttpRequestException">The address is wrong.</exception>
    public static PagePeriod Of(PageAddress address, TimeProvider time, string otherwise = "28")
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(time);
        if (address.Find("from") is null && address.Find("to") is null)
        {
            return OfChoice(address.Find("days") ?? otherwise, time);
        }

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var to = DayOf(address, "to") ?? today;
        var from = DayOf(address, "from") ?? to.AddDays(-Math.Min(27, to.DayNumber));
        return from <= to
            ? new PagePeriod(new LogPeriod(from, to), Choice: null)
            : throw new BadHttpRequestException($"The period ends ({Show.Date(to)}) before it begins ({Show.Date(from)}). Change from or to in the address.");
    }

    /// <summary>An address with the same period.</summary>
    public PageAddress On(PageAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Choice is { } choice
            ? address.Without("from", "to").With("days", choice)
            : address.Without("days").With("from", Show.Date(Days.From)).With("to", Show.Date(Days.To));
    }

    /// <summary>The interactions of the period.</summary>
    public PageAddress Interactions => On(PageAddress.Of("/interactions"));

    private static PagePeriod OfChoice(string text, TimeProvider time) => text == All
        ? new PagePeriod(LogPeriod.All, All)
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= MostDays
            ? new PagePeriod(LogPeriod.LastDays(days, time), text)
            : throw new BadHttpRequestException($"days={text} is no number of days from 1 to {MostDays}, and not '{All}'.");

    private static DateOnly? DayOf(PageAddress address, string name) => address.Find(name) switch
    {
        null => null,
        { } text when DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        { } text => throw new BadHttpRequestException($"{name}={text} is no day. Write it as 2026-11-22."),
    };
}
