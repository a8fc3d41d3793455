using DocsBot.Core.Interactions;

namespace DocsBot.Lab.Generation;

/// <summary>A passage of the documentation that the generated interactions found.</summary>
/// <param name="Id">The chunk's id.</param>
/// <param name="Title">The page's title with the section.</param>
/// <param name="Url">Where it opens.</param>
/// <param name="Pin">Its text, to be pinned.</param>
internal sealed record GeneratedChunk(string Id, string Title, string Url, PinnedText Pin);
