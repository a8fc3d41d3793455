using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Analysis.Drift;

/// <summary>A new run of a series beside the series' reference.</summary>
/// <param name="Report">The run, its comparisons with the reference, and a gate for each: shut when a version is shown to be worse.</param>
/// <param name="Remarks">What a reader should know, each in a sentence.</param>
/// <param name="IsAsked">Whether so few results failed that the run says something.</param>
internal sealed record DriftCheck(RunReport Report, IReadOnlyList<string> Remarks, bool IsAsked)
{
    /// <summary>With a larger share of failures, the questions that are left are no sample of all.</summary>
    private const double MostFailed = 0.1;

    /// <summary>Compares.</summary>
    /// <param name="reference">The reference with its cases; null when this is the first run of the series.</param>
    /// <param name="outcome">The new run, complete.</param>
    public static DriftCheck Of(EvaluationRun? reference, EvaluationOutcome outcome)
    {
        var run = outcome.Run;
        var report = RunReport.Of(run) with { Calls = new RunCalls(outcome.Asked, outcome.Recalled, outcome.Spent, outcome.Kept) };
        var name = run.Series!.Name;
        var failed = run.Cases.Count(result => result.Failure is not null);
        if (failed > MostFailed * run.Cases.Count)
        {
            return new DriftCheck(report, [$"{failed} of {run.Cases.Count} results failed, so nothing is said of drift. The first: {run.Cases.First(result => result.Failure is not null).Failure}"], IsAsked: false);
        }

        if (reference is null)
        {
            return new DriftCheck(report, [$"This is the first complete run of the series '{name}'; later ones are compared with it."], IsAsked: true);
        }

        var remarks = new List<string>();
        var comparisons = new List<EvaluationComparison>();
        for (var variant = 0; variant < run.Variants.Count; variant++)
        {
            var label = run.Variants[variant].Label;
            if (reference.VariantOf(label) is not { } before)
            {
                remarks.Add($"{label} is not in the reference {reference.Id}, so nothing is known of its drift. Begin a series of its own with --series, or make this run the reference with --new-reference.");
                continue;
            }

            var comparison = EvaluationComparison.Of((reference, before), (run, variant));
            if (comparison.Metrics.Count == 0)
            {
                remarks.Add($"No question of {label} has a score in this run and in the reference {reference.Id}. Were the questions exchanged? Begin a series of its own with --series, or make this run the reference with --new-reference.");
            }

            comparisons.Add(comparison with { Baseline = $"{comparison.Baseline} of {reference.Id}" });
            remarks.AddRange(RunChanges.Between((reference, before), (run, variant)).Select(change => $"{label}: since the reference, {change}"));
        }

        return new DriftCheck(report with { Comparisons = [.. comparisons, .. report.Comparisons], Gates = [.. report.Gates, .. comparisons.Select(BaselineGate.Check)] }, remarks, IsAsked: true);
    }
}
