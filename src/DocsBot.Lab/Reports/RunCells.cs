using System.Globalization;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Reports;

/// <summary>The numbers of an evaluation of prompts as reports write them, each metric in its unit.</summary>
internal static class RunCells
{
    /// <summary>A value.</summary>
    public static string Value(EvaluationMetric metric, double value) => value.ToString(Format(metric), CultureInfo.InvariantCulture);

    /// <summary>A difference with its sign and its interval.</summary>
    public static string Difference(EvaluationMetric metric, Interval value) => $"{Signed(metric, value.Mean)} [{Signed(metric, value.Low)}, {Signed(metric, value.High)}]";

    /// <summary>What a comparison shows, in a word.</summary>
    public static string Shown(Verdict verdict) => verdict switch
    {
        Verdict.Better => "better",
        Verdict.Worse => "worse",
        _ => "not shown",
    };

    private static string Signed(EvaluationMetric metric, double value) => (value < 0 ? "-" : "+") + Math.Abs(value).ToString(Format(metric), CultureInfo.InvariantCulture);

    private static string Format(EvaluationMetric metric) => metric.Unit switch
    {
        MetricUnit.Share => "F3",
        MetricUnit.Currency => "0.000000",
        MetricUnit.Tokens => "N0",
        _ => "N1",
    };
}
