using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Evaluation;

/// <summary>One number for how good an answer is, where one is needed: the mean of a few metrics, of which higher is better and all run from 0 to 1.</summary>
internal static class Quality
{
    /// <summary>The metrics when nobody names others.</summary>
    public static IReadOnlyList<string> Usual { get; } = [EvaluationMetric.Groundedness, EvaluationMetric.Correctness, EvaluationMetric.CitationRecall];

    /// <summary>How much better an answer is than another one: the mean difference of the metrics that both have a score in; null when there is none.</summary>
    /// <param name="scores">Its scores.</param>
    /// <param name="baseline">The other's.</param>
    /// <param name="metrics">The metrics that count.</param>
    public static double? Difference(IReadOnlyDictionary<string, double> scores, IReadOnlyDictionary<string, double> baseline, IReadOnlyList<string> metrics)
    {
        var both = metrics.Where(metric => scores.ContainsKey(metric) && baseline.ContainsKey(metric)).ToList();
        return both.Count == 0 ? null : both.Average(metric => scores[metric] - baseline[metric]);
    }

    /// <summary>How good an answer is by the metrics that another one has a score in as well; null when there is none.</summary>
    /// <param name="scores">Its scores.</param>
    /// <param name="other">The other's.</param>
    /// <param name="metrics">The metrics that count.</param>
    public static double? Mean(IReadOnlyDictionary<string, double> scores, IReadOnlyDictionary<string, double> other, IReadOnlyList<string> metrics)
    {
        var both = metrics.Where(metric => scores.ContainsKey(metric) && other.ContainsKey(metric)).ToList();
        return both.Count == 0 ? null : both.Average(metric => scores[metric]);
    }
}
