using DocsBot.Core.Prompts;
using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Lifecycle;

/// <summary>What an evaluation says of a version beside the one in force.</summary>
internal sealed record PromotionEvidence
{
    /// <summary>The evaluation's id.</summary>
    public required string Run { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The names of its sets.</summary>
    public required IReadOnlyList<string> Sets { get; init; }

    /// <summary>The model that answered.</summary>
    public required string Model { get; init; }

    /// <summary>The version that was evaluated, with its hash at that time.</summary>
    public required PromptId Candidate { get; init; }

    /// <summary>The version that it was compared with.</summary>
    public required PromptId Baseline { get; init; }

    /// <summary>Questions that both answered.</summary>
    public required int Questions { get; init; }

    /// <summary>The candidate's answers that failed, 0 to 1; they have no score.</summary>
    public required double Failed { get; init; }

    /// <summary>The same of the baseline's.</summary>
    public required double BaselineFailed { get; init; }

    /// <summary>The metrics of which both have scores.</summary>
    public required IReadOnlyList<MetricEvidence> Metrics { get; init; }

    /// <summary>Takes it from an evaluation.</summary>
    /// <param name="run">An evaluation that compared the two, with its cases.</param>
    /// <param name="candidate">The version to promote.</param>
    /// <param name="baseline">The version in force.</param>
    public static PromotionEvidence Of(EvaluationRun run, PromptId candidate, PromptId baseline)
    {
        var (before, after) = (VariantOf(run, baseline), VariantOf(run, candidate));
        var (ofBaseline, ofCandidate) = (RunSummary.Of(run, before), RunSummary.Of(run, after));
        List<MetricEvidence> metrics = [.. EvaluationComparison.Of(run, before, after).Metrics.Select(MetricEvidence.Of)];
        return new PromotionEvidence
        {
            Run = run.Id,
            At = run.FinishedAt ?? run.StartedAt,
            Sets = [.. run.Sets.Select(set => set.Name)],
            Model = run.Variants[after].Model,
            Candidate = candidate,
            Baseline = baseline,
            Questions = metrics.Where(metric => metric.IsOfAnswers).Select(metric => metric.Pairs).DefaultIfEmpty().Max(),
            Failed = Share(ofCandidate),
            BaselineFailed = Share(ofBaseline),
            Metrics = metrics,
        };
    }

    /// <summary>What the lineage keeps of it.</summary>
    public PromptEvaluation ToLineage() => new()
    {
        Set = string.Join(", ", Sets),
        Date = DateOnly.FromDateTime(At.UtcDateTime),
        Sha256 = Candidate.Sha256,
        Model = Model,
        Metrics = Metrics.ToDictionary(metric => metric.Name, metric => metric.Candidate, StringComparer.Ordinal),
        Run = Run,
        Against = new PromptReference(Baseline.Name, Baseline.Version),
        Differences = Metrics.ToDictionary(metric => metric.Name, metric => new MetricDifference(metric.Difference.Mean, metric.Difference.Low, metric.Difference.High), StringComparer.Ordinal),
    };

    private static int VariantOf(EvaluationRun run, PromptId prompt) => run.Variants.ToList().FindIndex(variant => variant.Prompt == prompt);

    private static double Share(RunSummary summary) => summary.Results == 0 ? 0 : (double)summary.Failed / summary.Results;
}
