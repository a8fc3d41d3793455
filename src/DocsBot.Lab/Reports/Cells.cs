using System.Globalization;
using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Reports;

/// <summary>Numbers as the reports write them.</summary>
internal static class Cells
{
    public static string Count(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Share(double value) => value.ToString("F3", CultureInfo.InvariantCulture);

    public static string Milliseconds(double value) => value.ToString("F1", CultureInfo.InvariantCulture);

    /// <summary>A difference with its sign and its interval, such as <c>+0.042 [+0.013, +0.071]</c>.</summary>
    public static string Difference(Interval value) => $"{Signed(value.Mean)} [{Signed(value.Low)}, {Signed(value.High)}]";

    private static string Signed(double value) => value.ToString("+0.000;-0.000;+0.000", CultureInfo.InvariantCulture);
}
