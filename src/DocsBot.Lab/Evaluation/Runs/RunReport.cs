using DocsBot.Lab.Evaluation.Judges;

namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>All that is told of a run: on the console, as JSON and in JUnit's form.</summary>
public sealed record RunReport
{
    /// <summary>The run, without its cases where it is printed as JSON.</summary>
    public required EvaluationRun Run { get; init; }

    /// <summary>Whether all of it was asked.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Each variant by itself.</summary>
    public required IReadOnlyList<RunSummary> Summaries { get; init; }

    /// <summary>Each variant beside the one it is compared with.</summary>
    public required IReadOnlyList<EvaluationComparison> Comparisons { get; init; }

    /// <summary>How far the judge agrees with itself; empty without one.</summary>
    public IReadOnlyList<JudgeSummary> Judge { get; init; } = [];

    /// <summary>What the judge prefers; empty without one.</summary>
    public IReadOnlyList<PairSummary> Preferences { get; init; } = [];

    /// <summary>How far the judge agrees with people; null when no labels were given.</summary>
    public JudgeAgreement? Agreement { get; init; }

    /// <summary>The gates.</summary>
    public IReadOnlyList<GateResult> Gates { get; init; } = [];

    /// <summary>What the calls to models came to; null for a run that is only shown.</summary>
    public RunCalls? Calls { get; init; }

    /// <summary>Makes the report of a run.</summary>
    /// <param name="run">The run, with its cases.</param>
    /// <param name="baseline">The variant that the others are compared with; null for the first.</param>
    public static RunReport Of(EvaluationRun run, int? baseline = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        var against = baseline ?? 0;
        return new RunReport
        {
            Run = run,
            IsComplete = run.FinishedAt is not null,
            Summaries = [.. Enumerable.Range(0, run.Variants.Count).Select(variant => RunSummary.Of(run, variant))],
            Comparisons = [.. Enumerable.Range(0, run.Variants.Count).Where(variant => variant != against).Select(variant => EvaluationComparison.Of(run, against, variant))],
            Judge = JudgeSummary.Of(run),
            Preferences = PairSummary.Of(run),
        };
    }
}
