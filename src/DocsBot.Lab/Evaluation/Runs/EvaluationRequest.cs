using DocsBot.Lab.Evaluation.Scenarios;

namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>What to evaluate, and how far.</summary>
internal sealed record EvaluationRequest
{
    /// <summary>The questions, at least one set; names are different.</summary>
    public required IReadOnlyList<CaseSet> Sets { get; init; }

    /// <summary>What to compare, at least one; the first is what the others are compared with.</summary>
    public required IReadOnlyList<EvaluationVariant> Variants { get; init; }

    /// <summary>How often each question is asked of each variant, from 1.</summary>
    public int Trials { get; init; } = 1;

    /// <summary>The series of runs that it belongs to; its answers are asked for anew, because a recalled reply would hide what changed. Null for a run of its own.</summary>
    public RunSeries? Series { get; init; }

    /// <summary>Who judges; null for rules alone.</summary>
    public JudgeRequest? Judge { get; init; }

    /// <summary>The most questions of each set, evenly from its beginning to its end; null for all.</summary>
    public int? Most { get; init; }

    /// <summary>What model calls may cost, by the configured prices; null for any cost. No question is begun after it.</summary>
    public decimal? MostCost { get; init; }

    /// <summary>How many questions are asked at once.</summary>
    public int Parallel { get; init; } = 4;

    /// <summary>Whether to go on with the newest run that asks the same and is not complete.</summary>
    public bool Resume { get; init; }

    /// <summary>Told how far it is; null for nobody.</summary>
    public IProgress<EvaluationProgress>? Progress { get; init; }
}
