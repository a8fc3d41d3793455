using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Web.Pages.Evaluations;

/// <summary>A question that two variants answered.</summary>
/// <param name="Baseline">How the one answered it the first time.</param>
/// <param name="Candidate">How the other one did.</param>
/// <param name="Before">The mean score of the one over its trials; null without a score.</param>
/// <param name="After">The same of the other.</param>
public sealed record CaseDifference(CaseResult Baseline, CaseResult Candidate, double? Before, double? After)
{
    /// <summary>How much higher the other one's score is; null when either has none.</summary>
    public double? Difference => After - Before;

    /// <summary>The questions that both variants were asked, in the order of the sets.</summary>
    /// <param name="run">The run, with its cases.</param>
    /// <param name="baseline">The one variant, an index.</param>
    /// <param name="candidate">The other.</param>
    /// <param name="metric">What the scores are of.</param>
    public static IReadOnlyList<CaseDifference> Of(EvaluationRun run, int baseline, int candidate, string metric)
    {
        ArgumentNullException.ThrowIfNull(run);
        var others = run.Cases.Where(result => result.Variant == candidate).ToLookup(result => (result.Set, result.CaseId));
        return
        [
            .. run.Cases.Where(result => result.Variant == baseline).GroupBy(result => (result.Set, result.CaseId)).Where(group => others.Contains(group.Key))
                .Select(group => new CaseDifference(First(group), First(others[group.Key]), Mean(group, metric), Mean(others[group.Key], metric))),
        ];
    }

    private static CaseResult First(IEnumerable<CaseResult> trials) => trials.OrderBy(result => result.Failure is not null).ThenBy(result => result.Trial).First();

    private static double? Mean(IEnumerable<CaseResult> trials, string metric) =>
        trials.Where(result => result.Failure is null && result.Scores.ContainsKey(metric)).Select(result => (double?)result.Scores[metric]).DefaultIfEmpty(null).Average();
}
