namespace DocsBot.Lab.Evaluation.Answers;

/// <summary>How well questions that should not be answered are told from those that should; shares from 0 to 1.</summary>
public sealed record AbstainScores
{
    /// <summary>The set whose corpus was asked, or <c>all</c>.</summary>
    public required string Corpus { get; init; }

    /// <summary>Why the questions should not be answered: <c>foreign</c>, <c>gold-removed</c>, …</summary>
    public required string Kind { get; init; }

    /// <summary>Questions of the kind.</summary>
    public required int Questions { get; init; }

    /// <summary>Questions of the same corpora that should be answered.</summary>
    public required int Answerable { get; init; }

    /// <summary>The ROC area of the confidence.</summary>
    public required double RocArea { get; init; }

    /// <summary>Share of the questions that were not answered, as they should not be.</summary>
    public required double Caught { get; init; }

    /// <summary>Share of the answerable questions that were not answered either.</summary>
    public required double TurnedAway { get; init; }
}
