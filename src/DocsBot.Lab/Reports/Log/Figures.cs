using System.Globalization;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Reports.Log;

/// <summary>Figures of the log as texts. What is not known is a dash.</summary>
internal static class Figures
{
    private const string Unknown = "-";

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share such as <c>12.3%</c>.</summary>
    public static string Share(Proportion value) => value.Share is { } share ? Percent(share) : Unknown;

    /// <summary>A share with its interval, such as <c>12.3% [11.9, 12.7]</c>.</summary>
    public static string Interval(Proportion value) => value.Share is null
        ? Unknown
        : string.Create(CultureInfo.InvariantCulture, $"{Share(value)} [{value.Low * 100:F1}, {value.High * 100:F1}]");

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:F1}%");

    public static string Milliseconds(double? value) => value is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:N0}") : Unknown;

    /// <summary>Money in the currency of the prices, small amounts with more digits.</summary>
    public static string Money(decimal? value) => value switch
    {
        null => Unknown,
        >= 100 => value.Value.ToString("N2", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("0.0000", CultureInfo.InvariantCulture),
    };

    /// <summary>A value of a dimension; those without one are said so.</summary>
    public static string Value(string value) => value.Length > 0 ? value : "(none)";
}
