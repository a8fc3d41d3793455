using DocsBot.Core.Documents;

namespace DocsBot.Core.Curation;

/// <summary>A curated answer that may be served.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Chunks">The passages of its sources as they stand now, in their order.</param>
/// <param name="Snapshot">The index they stand in; null when that is not known.</param>
public sealed record CuratedHit(CuratedAnswer Answer, IReadOnlyList<Chunk> Chunks, string? Snapshot);
