namespace DocsBot.Lab.Analysis.Why;

/// <summary>The page that answers, as a person said.</summary>
/// <param name="Url">Its address.</param>
/// <param name="SaidBy">Who said so: <c>--page</c> or a review.</param>
/// <param name="IsIndexed">Whether it is in the index of today.</param>
/// <param name="RankThen">The place of its best passage among those found then, from 1; null when it was not among them.</param>
/// <param name="InPromptThen">Whether a passage of it was in the prompt.</param>
/// <param name="RankNow">The place of its best passage among all candidates of a search of today, from 1; null when no search finds it.</param>
internal sealed record RightPage(string Url, string SaidBy, bool IsIndexed, int? RankThen, bool InPromptThen, int? RankNow);
