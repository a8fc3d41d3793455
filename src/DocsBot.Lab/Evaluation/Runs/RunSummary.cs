namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>A variant by itself: its means, and what has no score.</summary>
/// <param name="Label">The variant.</param>
/// <param name="Results">Questions times trials that were asked.</param>
/// <param name="Failed">Those of them that failed; they are in no mean.</param>
/// <param name="Means">Metric to mean.</param>
/// <param name="Missing">Why results have no score, most frequent first within a metric.</param>
public sealed record RunSummary(
    string Label, int Results, int Failed, IReadOnlyDictionary<string, MetricMean> Means, IReadOnlyList<MissingScores> Missing)
{
    /// <summary>Sums a variant up.</summary>
    /// <param name="run">The run, with its cases.</param>
    /// <param name="variant">The variant, an index.</param>
    public static RunSummary Of(EvaluationRun run, int variant)
    {
        ArgumentNullException.ThrowIfNull(run);
        var results = run.Cases.Where(result => result.Variant == variant).ToList();
        return new RunSummary(
            run.Variants[variant].Label,
            results.Count,
            results.Count(result => result.Failure is not null),
            QuestionScores.Of(run, variant).Values
                .SelectMany(question => question.Scores)
                .GroupBy(score => score.Key, score => score.Value, StringComparer.Ordinal)
                .ToDictionary(scores => scores.Key, scores => new MetricMean(scores.Average(), scores.Count()), StringComparer.Ordinal),
            [
                .. results.Where(result => result.Failure is null)
                    .SelectMany(result => result.Missing)
                    .GroupBy(missing => (missing.Key, missing.Value))
                    .OrderBy(group => group.Key.Key, StringComparer.Ordinal).ThenByDescending(group => group.Count())
                    .Select(group => new MissingScores(group.Key.Key, group.Key.Value, group.Count())),
            ]);
    }
}
