namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>A named sparse vector of a collection.</summary>
/// <param name="Modifier"><c>idf</c>: a query's words are weighed by their rarity.</param>
internal sealed record SparseVectorSetup(string? Modifier);
