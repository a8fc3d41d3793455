using DocsBot.Core.Retrieval;

namespace DocsBot.Lab.Evaluation.Answers;

/// <summary>Whether DocsBot answered a question, and whether it should have.</summary>
internal sealed record Decision
{
    /// <summary>The set whose corpus was asked.</summary>
    public required string Corpus { get; init; }

    /// <summary>Why it should not be answered; null for a question that the corpus answers.</summary>
    public required string? Kind { get; init; }

    /// <summary>Whether something was said before it.</summary>
    public required bool IsFollowUp { get; init; }

    /// <summary>How sure the retriever was, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>What made it so.</summary>
    public required AnswerEvidence Evidence { get; init; }

    /// <summary>Whether it was answered.</summary>
    public required bool Answered { get; init; }

    /// <summary>Whether a page that answers is among the sources; false for a question that should not be answered.</summary>
    public required bool Found { get; init; }
}
