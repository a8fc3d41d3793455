namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>
/// One variant beside another on the questions that both answered, metric by metric. The unit is the question: its trials are averaged first, so that asking
/// more often makes a question's score steadier but no new question of it.
/// </summary>
/// <param name="Baseline">The label of the variant that is compared with.</param>
/// <param name="Candidate">The label of the variant that is compared.</param>
/// <param name="Metrics">A row for each metric that either has a score in, in the order of <see cref="EvaluationMetric.All"/>.</param>
/// <param name="Slices">The same for each slice, by name, value and metric. These are for looking, not for deciding: their p-values are not corrected.</param>
public sealed record EvaluationComparison(string Baseline, string Candidate, IReadOnlyList<MetricComparison> Metrics, IReadOnlyList<SliceComparison> Slices)
{
    /// <summary>The slice that each question has without being given one: its set, where there are several.</summary>
    private const string SetSlice = "set";

    /// <summary>The row of a metric; null when neither has a score in it.</summary>
    /// <param name="metric">Its name.</param>
    public MetricComparison? Find(string metric) => Metrics.FirstOrDefault(row => row.Metric.Name == metric);

    /// <summary>Compares two variants of a run.</summary>
    /// <param name="run">The run, with its cases.</param>
    /// <param name="baseline">The variant to compare with, an index into its variants.</param>
    /// <param name="candidate">The variant to compare.</param>
    public static EvaluationComparison Of(EvaluationRun run, int baseline, int candidate) => Of((run, baseline), (run, candidate));

    /// <summary>Compares variants of two runs on the questions that both runs asked, by set and id.</summary>
    /// <param name="baseline">The run and variant to compare with.</param>
    /// <param name="candidate">The run and variant to compare.</param>
    public static EvaluationComparison Of((EvaluationRun Run, int Variant) baseline, (EvaluationRun Run, int Variant) candidate)
    {
        var before = QuestionScores.Of(baseline.Run, baseline.Variant);
        var after = QuestionScores.Of(candidate.Run, candidate.Variant);
        var both = before.Keys.Where(after.ContainsKey).Order().ToList();
        var rows = EvaluationMetric.All.Select(metric => MetricComparison.Of(metric, both.Select(key => (before[key], after[key])))).OfType<MetricComparison>().ToList();
        return new EvaluationComparison(
            baseline.Run.Variants[baseline.Variant].Label,
            candidate.Run.Variants[candidate.Variant].Label,
            Holm.Adjust(rows),
            [.. Slice(both, before, after)]);
    }

    private static IEnumerable<SliceComparison> Slice(
        List<(string Set, string CaseId)> both, Dictionary<(string Set, string CaseId), QuestionScores> before, Dictionary<(string Set, string CaseId), QuestionScores> after)
    {
        var severalSets = both.Select(key => key.Set).Distinct(StringComparer.Ordinal).Skip(1).Any();
        var places = both.SelectMany(key => before[key].Slices
            .Where(slice => slice.Key != SetSlice)
            .Select(slice => (slice.Key, slice.Value, Question: key))
            .Concat(severalSets ? [(SetSlice, key.Set, key)] : []));
        return places.GroupBy(place => (Name: place.Key, place.Value), place => place.Question)
            .OrderBy(slice => slice.Key.Name, StringComparer.Ordinal).ThenBy(slice => slice.Key.Value, StringComparer.Ordinal)
            .SelectMany(slice => EvaluationMetric.All
                .Select(metric => MetricComparison.Of(metric, slice.Select(key => (before[key], after[key]))))
                .OfType<MetricComparison>()
                .Select(row => new SliceComparison(slice.Key.Name, slice.Key.Value, row)));
    }
}
