using DocsBot.Core.Documents;

namespace DocsBot.Core.Retrieval;

/// <summary>A passage in the fused ranking.</summary>
/// <param name="Chunk">The passage.</param>
/// <param name="Score">The fused score, from 0; comparable within one search only.</param>
/// <param name="WordScore">Its BM25 score; null when it was found by meaning only.</param>
/// <param name="VectorScore">Its cosine similarity; null when it was found by words only.</param>
public readonly record struct FusedHit(Chunk Chunk, double Score, double? WordScore, double? VectorScore);
