using DocsBot.Core.Retrieval;

namespace DocsBot.Lab.Evaluation.Answers;

/// <summary>How one question was answered.</summary>
internal sealed record AnswerTrial
{
    /// <summary>How sure the retriever was, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>What made it so.</summary>
    public required AnswerEvidence Evidence { get; init; }

    /// <summary>Whether there was an answer; false when DocsBot said that the documentation does not cover the question.</summary>
    public required bool Answered { get; init; }

    /// <summary>The answer as the reader saw it; empty when there was none.</summary>
    public required string Text { get; init; }

    /// <summary>The text of the first source; empty when nothing was found.</summary>
    public required string BestPassage { get; init; }

    /// <summary>Ids of the pages of the sources, best first.</summary>
    public required IReadOnlyList<string> Pages { get; init; }

    /// <summary>Ids of the pages that the answer cites.</summary>
    public required IReadOnlyList<string> Cited { get; init; }

    /// <summary>Sources that the answer cites.</summary>
    public required int Citations { get; init; }

    /// <summary>Citations that did not hold and were left out.</summary>
    public required int DroppedCitations { get; init; }

    /// <summary>Time to the first piece of the answer in milliseconds; null without an answer.</summary>
    public required double? FirstDeltaMs { get; init; }
}
