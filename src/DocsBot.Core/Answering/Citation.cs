namespace DocsBot.Core.Answering;

/// <summary>A citation in the answer that was checked against its passage.</summary>
/// <param name="Number">The number of the <see cref="Source"/>.</param>
/// <param name="ChunkId">The chunk that holds the claim.</param>
/// <param name="Title">The page's title with the section's heading.</param>
/// <param name="Url">Where it opens.</param>
public sealed record Citation(int Number, string ChunkId, string Title, string Url);
