using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Reports.Html;

/// <summary>A question that two variants answered, and by how much the second one did better.</summary>
/// <param name="Difference">The difference in quality, over all trials.</param>
/// <param name="Before">The first one's answer in its first trial that did not fail.</param>
/// <param name="After">The second one's.</param>
public sealed record CaseChange(double Difference, CaseResult Before, CaseResult After)
{
    /// <summary>The two answers word by word.</summary>
    public AnswerDiff Words { get; } = AnswerDiff.Of(Before.Answer ?? "", After.Answer ?? "");

    /// <summary>The metrics of quality in which the two differ, with both scores.</summary>
    public IReadOnlyList<(string Metric, double Before, double After)> Scores { get; } =
    [
        .. EvaluationMetric.All
            .Where(metric => metric.Unit == MetricUnit.Share && Before.Scores.ContainsKey(metric.Name) && After.Scores.ContainsKey(metric.Name))
            .Select(metric => (metric.Name, Before.Scores[metric.Name], After.Scores[metric.Name]))
            .Where(score => Math.Abs(score.Item2 - score.Item3) > 1e-9),
    ];
}
