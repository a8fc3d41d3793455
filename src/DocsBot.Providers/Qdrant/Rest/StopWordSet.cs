namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>A set of stop words; as it is here, without any.</summary>
internal sealed record StopWordSet;
