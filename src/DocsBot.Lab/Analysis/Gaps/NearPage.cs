namespace DocsBot.Lab.Analysis.Gaps;

/// <summary>A page of today's index that is near to a gap: where the answer might go.</summary>
/// <param name="Title">The page's title.</param>
/// <param name="Section">The headings above the nearest passage, outermost first; empty above the first.</param>
/// <param name="Url">Where the passage opens.</param>
public sealed record NearPage(string Title, IReadOnlyList<string> Section, string Url);
