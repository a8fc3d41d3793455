using DocsBot.Core.Answering;

namespace DocsBot.Lab.Evaluation;

/// <summary>A question of an evaluation set.</summary>
/// <param name="Id">Its id in the set.</param>
/// <param name="Text">The question.</param>
/// <param name="History">What was said before, oldest first.</param>
/// <param name="Judgements">The relevance of pages by id, above 0 for a relevant one.</param>
/// <param name="Excluded">Pages that are dropped from a ranking before it is scored.</param>
public sealed record EvaluationQuestion(
    string Id, string Text, IReadOnlyList<Turn> History, IReadOnlyDictionary<string, int> Judgements, IReadOnlySet<string> Excluded);
