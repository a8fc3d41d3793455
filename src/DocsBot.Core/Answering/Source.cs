namespace DocsBot.Core.Answering;

/// <summary>A passage that an answer may cite.</summary>
/// <param name="Number">What the answer's <c>[n]</c> refers to, from 1.</param>
/// <param name="ChunkId">The chunk.</param>
/// <param name="Title">The page's title.</param>
/// <param name="HeadingPath">The headings above the passage, outermost first, without the page's title.</param>
/// <param name="Url">Where it opens: the page's address with the section's fragment.</param>
/// <param name="Snippet">The beginning of the passage in plain text, at most 240 characters.</param>
public sealed record Source(int Number, string ChunkId, string Title, IReadOnlyList<string> HeadingPath, string Url, string Snippet);
