namespace DocsBot.Core.Retrieval;

/// <summary>How an index is made. Chunks of one recipe are never mixed with another's.</summary>
/// <param name="Chunker">Name and version of the parser and chunker with their limits.</param>
/// <param name="EmbeddingModel">Name of the embedding model; null for an index of words only.</param>
/// <param name="EmbeddingDimensions">Number of components of an embedding; 0 without a model.</param>
public sealed record IndexRecipe(string Chunker, string? EmbeddingModel = null, int EmbeddingDimensions = 0);
