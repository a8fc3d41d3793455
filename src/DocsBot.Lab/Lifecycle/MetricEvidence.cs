using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Lifecycle;

/// <summary>A metric of an evaluation that compared a version with the one in force.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Baseline">The mean of the version in force.</param>
/// <param name="Candidate">The mean of the version to promote.</param>
/// <param name="Difference">The candidate's less the baseline's, by question, with its 95 % interval.</param>
/// <param name="Pairs">Questions of which both have a score.</param>
/// <param name="Verdict">Whether the candidate is better or worse, all metrics considered together.</param>
/// <param name="OwnVerdict">The same by this metric alone, which may be chance where many are looked at.</param>
internal sealed record MetricEvidence(EvaluationMetric Metric, double Baseline, double Candidate, Interval Difference, int Pairs, Verdict Verdict, Verdict OwnVerdict)
{
    /// <summary>The metric's name.</summary>
    public string Name => Metric.Name;

    /// <summary>Whether a loss keeps a version from being promoted: tokens are counted in the cost already, and times are those of a day and a machine.</summary>
    public bool IsJudged => Metric.Unit is not (MetricUnit.Tokens or MetricUnit.Milliseconds);

    /// <summary>Whether it says how good answers are, and not what they cost or how pages were found.</summary>
    public bool IsOfAnswers => Metric.Name is EvaluationMetric.CitationPrecision or EvaluationMetric.CitationRecall or EvaluationMetric.Groundedness or EvaluationMetric.Correctness
        or EvaluationMetric.Completeness or EvaluationMetric.Refusal or EvaluationMetric.JudgedCorrectness or EvaluationMetric.JudgedGroundedness;

    /// <summary>Takes it from a comparison.</summary>
    public static MetricEvidence Of(MetricComparison row) => new(row.Metric, row.Baseline, row.Candidate, row.Paired.Difference, row.Pairs, row.CorrectedVerdict, row.Verdict);
}
