using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Web.Components;

namespace DocsBot.Lab.Web.Pages.Evaluations;

/// <summary>Scores as their unit is written.</summary>
internal static class MetricText
{
    private const double Nothing = 1e-12;

    /// <summary>A score.</summary>
    public static string Of(EvaluationMetric metric, double? value) => metric.Unit switch
    {
        // What is left of a difference of equal numbers in binary.
        _ when value is { } number && Math.Abs(number) < Nothing => "0",
        MetricUnit.Share => Show.Score(value),
        MetricUnit.Currency => Show.Money(value),
        MetricUnit.Milliseconds => Show.Duration(value),
        _ => Show.Figure(value),
    };

    /// <summary>A difference, with its sign.</summary>
    public static string Difference(EvaluationMetric metric, double? value) => value switch
    {
        null => Show.Unknown,
        { } number when Math.Abs(number) < Nothing => "0",
        { } number when metric.Unit == MetricUnit.Share => Show.Signed(number),
        { } number => (number > 0 ? "+" : "\u2212") + Of(metric, Math.Abs(number)),
    };

    /// <summary>The name for people.</summary>
    public static string NameOf(string metric) => metric switch
    {
        EvaluationMetric.Ndcg => "nDCG@10",
        EvaluationMetric.Mrr => "MRR",
        EvaluationMetric.Recall => "Recall@20",
        EvaluationMetric.Latency => "Time",
        _ => char.ToUpperInvariant(metric[0]) + metric[1..].Replace('_', ' '),
    };
}
