using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Evaluation.Answers;

/// <summary>How a set's questions were answered. Shares from 0 to 1; null where the set has no answers to compare with, or nothing was answered.</summary>
public sealed record AnswerScores
{
    /// <summary>Words that a reader reads of an answer, and that answers and passages are compared by.</summary>
    public const int ReadWords = 120;

    /// <summary>The set's name.</summary>
    public required string Set { get; init; }

    /// <summary>Questions asked.</summary>
    public required int Questions { get; init; }

    /// <summary>Share of them that got an answer.</summary>
    public required double Answered { get; init; }

    /// <summary>Questions that come with an answer; what is said of held words is their mean, where a question without an answer of DocsBot's holds nothing.</summary>
    public required int WithGold { get; init; }

    /// <summary>Share of the gold span's words that the answer holds.</summary>
    public required double? Held { get; init; }

    /// <summary>Share of the gold span's words that the first <see cref="ReadWords"/> words of the answer hold.</summary>
    public required double? HeldEarly { get; init; }

    /// <summary>Share of the gold span's words that the first <see cref="ReadWords"/> words of the best passage hold, of the same questions, answered or not.</summary>
    public required double? PassageHeldEarly { get; init; }

    /// <summary>The 95 % interval of the difference of the two, paired by question.</summary>
    public required Interval? Difference { get; init; }

    /// <summary>As <see cref="HeldEarly"/>, of the questions that were answered only.</summary>
    public required double? AnsweredHeldEarly { get; init; }

    /// <summary>As <see cref="PassageHeldEarly"/>, of the questions that were answered only.</summary>
    public required double? AnsweredPassageHeldEarly { get; init; }

    /// <summary>Median length of an answer in words.</summary>
    public required double? WordsP50 { get; init; }

    /// <summary>The length in words that 95 of 100 answers do not exceed.</summary>
    public required double? WordsP95 { get; init; }

    /// <summary>Share of the citations that their passages support.</summary>
    public required double? CitationsVerified { get; init; }

    /// <summary>The time to the first piece of the answer in milliseconds that 95 of 100 answers do not exceed.</summary>
    public required double? FirstDeltaP95Ms { get; init; }
}
