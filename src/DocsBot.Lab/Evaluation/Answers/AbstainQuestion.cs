using DocsBot.Core.Answering;

namespace DocsBot.Lab.Evaluation.Answers;

/// <summary>A question that the corpus should not be able to answer.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Corpus">The name of the set whose corpus it is asked of.</param>
/// <param name="Kind">Why the corpus does not answer it: <c>foreign</c>, <c>gold-removed</c>, or any other name.</param>
/// <param name="Text">The question.</param>
/// <param name="History">What was said before, oldest first.</param>
/// <param name="Removed">Ids of pages that are taken out of the corpus before it is asked.</param>
internal sealed record AbstainQuestion(string Id, string Corpus, string Kind, string Text, IReadOnlyList<Turn> History, IReadOnlySet<string> Removed);
