using DocsBot.Core.Prompts;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Metrics;
using DocsBot.Providers.Prompts.Ablation;

namespace DocsBot.Lab.Evaluation.Diet;

/// <summary>What each part of a prompt costs and brings, what costs most and brings least first.</summary>
/// <param name="Prompt">The version.</param>
/// <param name="RunId">The evaluation's id in the store.</param>
/// <param name="Questions">Questions asked.</param>
/// <param name="Tokens">The whole prompt without passages, in estimated tokens: the mean over the questions.</param>
/// <param name="Metrics">The metrics whose mean is the quality.</param>
/// <param name="Rows">The parts that were taken out.</param>
/// <param name="Required">The parts that were not, each with the reason.</param>
internal sealed record DietReport(
    PromptId Prompt, string RunId, int Questions, double Tokens, IReadOnlyList<string> Metrics, IReadOnlyList<DietRow> Rows, IReadOnlyList<AblatedPart> Required)
{
    private static readonly EvaluationMetric Measure = new("quality", MetricUnit.Share, HigherIsBetter: true, "The mean of the chosen metrics.");

    /// <summary>Compares each ablation with the whole prompt, question by question.</summary>
    /// <param name="plan">What was taken out.</param>
    /// <param name="run">The evaluation: the whole prompt first, then the ablations in the order of the plan.</param>
    /// <param name="metrics">The metrics whose mean is the quality.</param>
    public static DietReport Of(DietPlan plan, EvaluationRun run, IReadOnlyList<string> metrics)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(run);
        var whole = QuestionScores.Of(run, 0);
        var compared = plan.Ablated.Select((_, i) => Compare(whole, QuestionScores.Of(run, i + 1), metrics)).ToList();

        // Among many parts one looks harmful by chance, so all are considered together.
        var corrected = new Queue<MetricComparison>(Holm.Adjust([.. compared.OfType<MetricComparison>()]));
        var rows = plan.Ablated.Select((part, i) => new DietRow(
            part.Kind, part.Name, plan.TokensSaved[i], compared[i] is null ? null : corrected.Dequeue(), run.Cases.Count(result => result.Variant == i + 1 && result.Failure is not null))).ToList();
        return new DietReport(
            plan.Prompt,
            run.Id,
            run.Sets.Sum(set => set.Cases),
            plan.Tokens,
            metrics,
            [.. rows.OrderBy(row => row.Without switch { Verdict.Better => 0, Verdict.NotShown => 1, _ => 2 }).ThenByDescending(row => row.Tokens).ThenBy(row => row.Name, StringComparer.Ordinal)],
            plan.Required);
    }

    private static MetricComparison? Compare(
        Dictionary<(string Set, string CaseId), QuestionScores> whole, Dictionary<(string Set, string CaseId), QuestionScores> without, IReadOnlyList<string> metrics)
    {
        var pairs = whole.Keys.Where(without.ContainsKey).Order()
            .Select(key => (Whole: whole[key].Scores, Without: without[key].Scores))
            .Select(scores => (Mean: Quality.Mean(scores.Whole, scores.Without, metrics), Difference: Quality.Difference(scores.Without, scores.Whole, metrics)))
            .Where(pair => pair.Difference is not null)
            .Select(pair => (Mean: pair.Mean!.Value, Difference: pair.Difference!.Value))
            .ToList();
        if (pairs.Count == 0)
        {
            return null;
        }

        double[] differences = [.. pairs.Select(pair => pair.Difference)];
        var mean = pairs.Average(pair => pair.Mean);
        return new MetricComparison(Measure, mean, mean + differences.Average(), pairs.Count, PairedComparison.Of(differences), DetectableEffect.Of(differences));
    }
}
