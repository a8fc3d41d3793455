namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>An evaluation of versions of prompts: which questions, which versions, on which index, and how each question was answered.</summary>
public sealed record EvaluationRun
{
    /// <summary>A UUID of version 7, so that ids sort by time.</summary>
    public required string Id { get; init; }

    /// <summary>When it began, in UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When its last question was answered, in UTC; null while it runs and when it was interrupted.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The questions' sets.</summary>
    public required IReadOnlyList<RunSet> Sets { get; init; }

    /// <summary>What is compared; <see cref="CaseResult.Variant"/> is an index into it.</summary>
    public required IReadOnlyList<RunVariant> Variants { get; init; }

    /// <summary>How often each version was asked each question, from 1.</summary>
    public required int Trials { get; init; }

    /// <summary>The model that judged; null when rules alone did.</summary>
    public RunJudge? Judge { get; init; }

    /// <summary>The series of runs that it belongs to; null for a run of its own.</summary>
    public RunSeries? Series { get; init; }

    /// <summary>How each question was answered; empty where a run is only listed.</summary>
    public IReadOnlyList<CaseResult> Cases { get; init; } = [];

    /// <summary>What the judge said of two answers to one question; empty without a judge.</summary>
    public IReadOnlyList<PairVerdict> Pairs { get; init; } = [];

    /// <summary>The snapshot of the index that was asked; null when the sets have indices of their own, see <see cref="RunSet.Snapshot"/>.</summary>
    public string? Snapshot => Sets.Select(set => set.Snapshot).Distinct(StringComparer.Ordinal).ToList() is [var one] ? one : null;

    /// <summary>Results that there are when it is complete.</summary>
    public int Expected => Sets.Sum(set => set.Cases) * Variants.Count * Trials;

    /// <summary>The variant of a label such as <c>answer@v3</c>, as an index; null when there is none.</summary>
    /// <param name="label">The label.</param>
    public int? VariantOf(string label)
    {
        var index = Variants.ToList().FindIndex(variant => string.Equals(variant.Label, label, StringComparison.Ordinal));
        return index < 0 ? null : index;
    }
}
