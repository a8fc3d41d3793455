namespace DocsBot.Core.Retrieval;

/// <summary>
/// What speaks for it that the best passages answer a question. It is made of words alone and not of the store's scores, so that every store and every
/// embedding model means the same by it and an index of three pages has it too.
/// </summary>
/// <param name="Words">How much the best passage says of the question's rarest words, 0 to 1: their BM25 scores without the length of passages, as a share of the most there could be.</param>
/// <param name="Familiarity">How common the question's words are in the index, 0 to 1: a question of another field has words that the documentation hardly uses.</param>
/// <param name="Phrases">The share of the question's neighbouring words that are neighbours in the passage too, by their rarity, 0 to 1.</param>
public sealed record AnswerEvidence(double Words, double Familiarity, double Phrases)
{
    // A logistic regression over all open sets and foreign questions, in two steps: the first tells questions that a corpus answers from those that it does
    // not, the second makes a probability of it that a page that answers is among the sources. Printed, with each set's ROC area when that set is left
    // out, by: lab eval answers --fit over the six open sets with --abstain (docs/evaluation.md); rounded.
    private const double Bias = -4.6;
    private const double WordsWeight = 3.8;
    private const double FamiliarityWeight = 2.9;
    private const double PhrasesWeight = 1.55;

    // Who asks on has found something before. With this much more, one in ten answerable follow-ups of doc2dial is turned away, as of first questions.
    private const double FollowUpWeight = 1.4;

    /// <summary>No passage.</summary>
    public static AnswerEvidence None { get; } = new(0, 0, 0);

    /// <summary>The probability that the passages answer, 0 to 1; 0 when no passage says a word of the question.</summary>
    /// <param name="isFollowUp">Whether the question goes on with a conversation.</param>
    public double Probability(bool isFollowUp) => Words <= 0
        ? 0
        : 1 / (1 + Math.Exp(-(Bias + (WordsWeight * Words) + (FamiliarityWeight * Familiarity) + (PhrasesWeight * Phrases) + (isFollowUp ? FollowUpWeight : 0))));
}
