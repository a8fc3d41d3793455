namespace DocsBot.Lab.Evaluation.Answers;

/// <summary>Whether DocsBot answered a question, and whether it should have.</summary>
/// <param name="Corpus">The set whose corpus was asked.</param>
/// <param name="Kind">Why it should not be answered; null for a question that the corpus answers.</param>
/// <param name="Confidence">How sure the retriever was, 0 to 1.</param>
/// <param name="Answered">Whether it was answered.</param>
/// <param name="Found">Whether a page that answers is among the sources; false for a question that should not be answered.</param>
internal sealed record Decision(string Corpus, string? Kind, double Confidence, bool Answered, bool Found);
