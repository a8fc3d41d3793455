using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Web.Components;

namespace DocsBot.Lab.Reports.Html;

/// <summary>Figures of metrics, each in its unit.</summary>
internal static class MetricText
{
    /// <summary>What is left of a sum of equal numbers by rounding is nothing.</summary>
    private const double Nothing = 1e-12;

    /// <summary>A value; a dash when it is not known.</summary>
    public static string Value(MetricUnit unit, double? value) => unit switch
    {
        _ when value is { } number && Math.Abs(number) < Nothing && number != 0 => Value(unit, 0),
        MetricUnit.Share => Show.Score(value),
        MetricUnit.Currency => Show.Money(value),
        MetricUnit.Milliseconds => Show.Duration(value),
        _ => Show.Figure(value),
    };

    /// <summary>A difference with its sign.</summary>
    public static string Signed(MetricUnit unit, double? value) => value switch
    {
        null => Show.Unknown,
        > 0 => "+" + Value(unit, value),
        < 0 => "\u2212" + Value(unit, -value),
        _ => Value(unit, 0),
    };
}
