using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>Two variants in one metric, on the questions that both have a score in.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Baseline">The mean of the variant that is compared with.</param>
/// <param name="Candidate">The mean of the variant that is compared.</param>
/// <param name="Pairs">Questions that both have a score in; at least one.</param>
/// <param name="Paired">The difference, candidate less baseline, with its interval and p-value.</param>
/// <param name="MinimumDetectableEffect">The smallest true difference that so many questions would probably show; null with fewer than two.</param>
public sealed record MetricComparison(EvaluationMetric Metric, double Baseline, double Candidate, int Pairs, PairedComparison Paired, double? MinimumDetectableEffect)
{
    private const double Significant = 0.05;

    /// <summary>The p-value, corrected for the number of metrics that were compared (<see cref="Holm"/>); null where nothing was corrected, as in slices.</summary>
    public double? AdjustedPValue { get; init; }

    /// <summary>
    /// What is shown by this metric alone: whether the candidate is better or worse, a lower cost being better. With many metrics one of them may look so by
    /// chance; see <see cref="CorrectedVerdict"/>.
    /// </summary>
    public Verdict Verdict => (Paired.Verdict, Metric.HigherIsBetter) switch
    {
        (Verdict.Better, false) => Verdict.Worse,
        (Verdict.Worse, false) => Verdict.Better,
        var (verdict, _) => verdict,
    };

    /// <summary>What is still shown when all metrics of the comparison are considered together.</summary>
    public Verdict CorrectedVerdict => AdjustedPValue > Significant ? Verdict.NotShown : Verdict;

    /// <summary>Compares; null when no question has both scores.</summary>
    internal static MetricComparison? Of(EvaluationMetric metric, IEnumerable<(QuestionScores Baseline, QuestionScores Candidate)> questions)
    {
        var pairs = questions
            .Where(pair => pair.Baseline.Scores.ContainsKey(metric.Name) && pair.Candidate.Scores.ContainsKey(metric.Name))
            .Select(pair => (Baseline: pair.Baseline.Scores[metric.Name], Candidate: pair.Candidate.Scores[metric.Name]))
            .ToList();
        if (pairs.Count == 0)
        {
            return null;
        }

        double[] differences = [.. pairs.Select(pair => pair.Candidate - pair.Baseline)];
        return new MetricComparison(
            metric, pairs.Average(pair => pair.Baseline), pairs.Average(pair => pair.Candidate), pairs.Count, PairedComparison.Of(differences), DetectableEffect.Of(differences));
    }
}
