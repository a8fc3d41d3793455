namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>What one variant scored at one question: the mean of its trials that did not fail, metric by metric.</summary>
/// <param name="Slices">What the question is counted under.</param>
/// <param name="Scores">Metric to mean; a metric without a score is not there.</param>
internal sealed record QuestionScores(IReadOnlyDictionary<string, string> Slices, IReadOnlyDictionary<string, double> Scores)
{
    /// <summary>The questions of a variant.</summary>
    /// <param name="run">The run.</param>
    /// <param name="variant">The variant, an index.</param>
    public static Dictionary<(string Set, string CaseId), QuestionScores> Of(EvaluationRun run, int variant)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(variant);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(variant, run.Variants.Count);
        return run.Cases.Where(result => result.Variant == variant)
            .GroupBy(result => (result.Set, result.CaseId))
            .ToDictionary(group => group.Key, group => new QuestionScores(
                group.First().Slices,
                group.Where(result => result.Failure is null)
                    .SelectMany(result => result.Scores)
                    .GroupBy(score => score.Key, score => score.Value, StringComparer.Ordinal)
                    .ToDictionary(scores => scores.Key, scores => scores.Average(), StringComparer.Ordinal)));
    }
}
