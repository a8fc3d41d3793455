using DocsBot.Core.Interactions;

namespace DocsBot.Lab.Analysis.Why;

/// <summary>One way to answer the question, and what came of it.</summary>
internal sealed record Attempt
{
    /// <summary>What is other than it was.</summary>
    public required AttemptKind Kind { get; init; }

    /// <summary>The same in a few words, for example <c>how_to@v1</c>.</summary>
    public string Change { get; init; } = "";

    /// <summary>Why it was not made; null when it was.</summary>
    public string? Skipped { get; init; }

    /// <summary>How it ended; null when it was not made.</summary>
    public InteractionOutcome? Outcome { get; init; }

    /// <summary>The answer; null when there was none.</summary>
    public string? Answer { get; init; }

    /// <summary>The model that was asked; null when none was.</summary>
    public string? Model { get; init; }

    /// <summary>The place of the right page among the passages found, from 1; null when it is not among them or not known.</summary>
    public int? RightPageRank { get; init; }

    /// <summary>Whether the right page was in the prompt; null when no page is known to be right.</summary>
    public bool? RightPageInPrompt { get; init; }

    /// <summary>Whether the answer cites the right page; null when no page is known to be right.</summary>
    public bool? CitesRightPage { get; init; }

    /// <summary>Citations that held.</summary>
    public int Citations { get; init; }

    /// <summary>Citations that did not.</summary>
    public int DroppedCitations { get; init; }

    /// <summary>The share of its claims that its passages support, 0 to 1; null when there is nothing to judge.</summary>
    public double? Groundedness { get; init; }

    /// <summary>The share of the words of the reference answer that it says, 0 to 1; null without a reference.</summary>
    public double? ReferenceShare { get; init; }

    /// <summary>Calls to language models.</summary>
    public int Calls { get; init; }

    /// <summary>What they cost, in the unit of the configured prices; null when that is not known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public double ElapsedMs { get; init; }

    /// <summary>How good it is; null when it was not made.</summary>
    public AnswerGrade? Grade => Skipped is not null || Outcome is null ? null : AnswerGrades.Of(this);
}
