namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>A stemmer by its type.</summary>
internal sealed record StemmerOption(string Type);
