using DocsBot.Core.Documents;

namespace DocsBot.Lab.Review.Desk;

/// <summary>A passage that a reviewer may cite.</summary>
/// <param name="Number">What <c>[n]</c> in the answer means.</param>
/// <param name="Chunk">The passage as it stands now; null when the index does not have it any more.</param>
/// <param name="IsCited">Whether the answer cites it.</param>
public sealed record ReviewSource(int Number, Chunk? Chunk, bool IsCited);
