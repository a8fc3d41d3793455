using System.Globalization;

namespace DocsBot.Lab.Web.Components;

/// <summary>How figures are written, the same on every page. What is not known is a dash.</summary>
internal static class Show
{
    /// <summary>Stands for what is not known.</summary>
    public const string Unknown = "–";

    private static readonly CultureInfo Format = CultureInfo.InvariantCulture;

    /// <summary><c>12,345</c>.</summary>
    public static string Whole(double? value) => value is { } number ? number.ToString("#,0", Format) : Unknown;

    /// <summary><c>12,345</c>; from a hundred thousand on <c>123k</c> and <c>1.2M</c>.</summary>
    public static string Short(double? value) => value switch
    {
        null => Unknown,
        >= 999_500 => (value.Value / 1_000_000).ToString("0.#", Format) + "M",
        >= 99_950 => (value.Value / 1_000).ToString("0", Format) + "k",
        _ => Whole(value),
    };

    /// <summary>A share of 0 to 1 as <c>12.3 %</c>.</summary>
    public static string Percent(double? share) => share is { } value ? (value * 100).ToString("0.0", Format) + " %" : Unknown;

    /// <summary>So many of so many, as <c>12.3 %</c>.</summary>
    public static string Percent(long hits, long of) => Percent(of > 0 ? (double)hits / of : null);

    /// <summary>A score or a difference, with three digits.</summary>
    public static string Score(double? value) => value is { } number ? number.ToString("0.000", Format) : Unknown;

    /// <summary>A difference with its sign, with three digits.</summary>
    public static string Signed(double? value) => value is { } number ? number.ToString("+0.000;\u22120.000;0.000", Format) : Unknown;

    /// <summary>A figure of any size, with as many digits as it needs.</summary>
    public static string Figure(double? value) => value switch
    {
        null => Unknown,
        { } number when Math.Abs(number) >= 1000 => Whole(number),
        { } number when Math.Abs(number) >= 10 => number.ToString("0.#", Format),
        { } number when Math.Abs(number) >= 0.01 || number == 0 => number.ToString("0.###", Format),
        { } number => number.ToString("0.0####", Format),
    };

    /// <summary>An amount by the configured prices, which have no currency.</summary>
    public static string Money(double? value) => value switch
    {
        null => Unknown,
        0 => "0",
        { } amount when Math.Abs(amount) >= 100 => amount.ToString("#,0", Format),
        { } amount when Math.Abs(amount) >= 0.1 => amount.ToString("#,0.00", Format),
        { } amount => amount.ToString("0.00##", Format) is var text && text != "0.00" ? text : amount.ToString("0.0#E+0", Format),
    };

    /// <summary>The same.</summary>
    public static string Money(decimal? value) => Money((double?)value);

    /// <summary>Milliseconds as <c>850 ms</c>, <c>1.25 s</c>, <c>2 min 5 s</c>.</summary>
    public static string Duration(double? milliseconds) => milliseconds switch
    {
        null => Unknown,
        < 10 => milliseconds.Value.ToString("0.0", Format) + " ms",
        < 1_000 => milliseconds.Value.ToString("0", Format) + " ms",
        < 60_000 => (milliseconds.Value / 1_000).ToString("0.00", Format) + " s",
        _ => string.Create(Format, $"{(long)(milliseconds.Value / 60_000)} min {(long)(milliseconds.Value / 1_000) % 60} s"),
    };

    /// <summary><c>2026-11-22 14:05</c>, UTC.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", Format);

    /// <summary><c>22 Nov 14:05</c>, UTC, for lists of one year.</summary>
    public static string ShortTime(DateTimeOffset time) => time.UtcDateTime.ToString("dd MMM HH:mm", Format);

    /// <summary><c>22 Nov</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMM", Format);

    /// <summary><c>2026-11-22</c>.</summary>
    public static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", Format);

    /// <summary>How long ago, in one word or two.</summary>
    public static string Ago(DateTimeOffset time, DateTimeOffset now) => (now - time) switch
    {
        { TotalMinutes: < 1 } => "just now",
        { TotalHours: < 1 } ago => string.Create(Format, $"{(int)ago.TotalMinutes} min ago"),
        { TotalDays: < 1 } ago => string.Create(Format, $"{(int)ago.TotalHours} h ago"),
        { TotalDays: < 2 } => "yesterday",
        var ago => string.Create(Format, $"{(int)ago.TotalDays} days ago"),
    };

    /// <summary>The beginning of a text, cut between characters and not inside of one.</summary>
    /// <param name="text">The text; null for none.</param>
    /// <param name="length">The most characters.</param>
    public static string Beginning(string? text, int length)
    {
        if (text is null || text.Length <= length)
        {
            return text ?? "";
        }

        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)] + "…";
    }

    /// <summary>The first characters of a hash.</summary>
    public static string Hash(string? sha256) => sha256 is null ? Unknown : sha256.Length <= 12 ? sha256 : sha256[..12];
}
