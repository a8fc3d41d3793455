using DocsBot.Lab.Evaluation;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Reports.Html;

/// <summary>One variant beside the first one of a run, as the report shows it.</summary>
public sealed record ComparisonSection
{
    private const int MostChanges = 5;

    /// <summary>The comparison.</summary>
    public required EvaluationComparison Comparison { get; init; }

    /// <summary>The verdict in words, a sentence each.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>The questions that lost most, the worst first.</summary>
    public required IReadOnlyList<CaseChange> Losses { get; init; }

    /// <summary>The questions that gained most, the best first.</summary>
    public required IReadOnlyList<CaseChange> Gains { get; init; }

    /// <summary>The slices with their rows of quality, by name.</summary>
    public IEnumerable<IGrouping<string, SliceComparison>> Slices => Comparison.Slices.Where(slice => slice.Row.Metric.Unit == MetricUnit.Share).GroupBy(slice => slice.Name, StringComparer.Ordinal);

    /// <summary>Compares a variant with the first one.</summary>
    /// <param name="run">The run, with its cases.</param>
    /// <param name="variant">The variant, from 1.</param>
    public static ComparisonSection Of(EvaluationRun run, int variant)
    {
        ArgumentNullException.ThrowIfNull(run);
        var comparison = EvaluationComparison.Of(run, 0, variant);
        var changes = Changes(run, variant).ToList();
        return new ComparisonSection
        {
            Comparison = comparison,
            Words = [.. Say(comparison)],
            Losses = [.. changes.Where(change => change.Difference < 0).OrderBy(change => change.Difference).ThenBy(change => change.After.CaseId, StringComparer.Ordinal).Take(MostChanges)],
            Gains = [.. changes.Where(change => change.Difference > 0).OrderByDescending(change => change.Difference).ThenBy(change => change.After.CaseId, StringComparer.Ordinal).Take(MostChanges)],
        };
    }

    /// <summary>Half the width of the scale on which a row's interval is drawn: shares have one scale, so that they can be compared; other units each have their own.</summary>
    /// <param name="row">A row of <see cref="Comparison"/>.</param>
    public double Reach(MetricComparison row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var rows = row.Metric.Unit == MetricUnit.Share ? Comparison.Metrics.Where(other => other.Metric.Unit == MetricUnit.Share) : [row];
        var reach = rows.Max(other => Math.Max(Math.Abs(other.Paired.Difference.Low), Math.Abs(other.Paired.Difference.High)));
        return reach > 0 ? reach : 1;
    }

    private static IEnumerable<CaseChange> Changes(EvaluationRun run, int variant)
    {
        var (before, after) = (QuestionScores.Of(run, 0), QuestionScores.Of(run, variant));
        var first = run.Cases.Where(result => result.Failure is null)
            .GroupBy(result => (result.Set, result.CaseId, result.Variant))
            .ToDictionary(group => group.Key, group => group.MinBy(result => result.Trial)!);
        foreach (var (key, scores) in after)
        {
            if (before.TryGetValue(key, out var baseline)
                && Quality.Difference(scores.Scores, baseline.Scores, [.. Quality.Usual, EvaluationMetric.JudgedCorrectness, EvaluationMetric.JudgedGroundedness, EvaluationMetric.Refusal]) is { } difference
                && first.TryGetValue((key.Set, key.CaseId, 0), out var one)
                && first.TryGetValue((key.Set, key.CaseId, variant), out var other))
            {
                yield return new CaseChange(difference, one, other);
            }
        }
    }

    private static IEnumerable<string> Say(EvaluationComparison comparison)
    {
        var (candidate, baseline) = (comparison.Candidate, comparison.Baseline);
        var better = Names(comparison, Verdict.Better);
        var worse = Names(comparison, Verdict.Worse);
        var rest = comparison.Metrics.Count - better.Count - worse.Count;
        if (comparison.Metrics.Count == 0)
        {
            yield return $"{candidate} and {baseline} have no score in common, so nothing can be said.";
            yield break;
        }

        yield return better.Count > 0 ? $"{candidate} is better than {baseline} in {Join(better)}." : $"{candidate} is shown to be better than {baseline} in nothing.";
        yield return worse.Count > 0 ? $"It is worse in {Join(worse)}." : "It is shown to be worse in nothing.";
        if (rest > 0)
        {
            yield return FormattableString.Invariant($"In {rest} of {comparison.Metrics.Count} metrics the difference may be chance, all metrics considered together.");
        }
    }

    private static List<string> Names(EvaluationComparison comparison, Verdict verdict) => [.. comparison.Metrics.Where(row => row.CorrectedVerdict == verdict).Select(row => row.Metric.Name)];

    private static string Join(List<string> names) => names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} and {names[^1]}";
}
