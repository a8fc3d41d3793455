using DocsBot.Core.Documents;

namespace DocsBot.Core.Retrieval;

/// <summary>A chunk found by one of a store's lists.</summary>
/// <param name="Chunk">The passage.</param>
/// <param name="Score">Higher is better; comparable within one list of one search only.</param>
public readonly record struct SearchHit(Chunk Chunk, double Score);
