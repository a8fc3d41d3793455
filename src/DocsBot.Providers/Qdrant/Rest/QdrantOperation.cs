namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>A request as errors and logs name it.</summary>
/// <param name="Name">What is asked for.</param>
/// <param name="Collection">Of which collection; null for the server as a whole.</param>
/// <param name="IsWrite">Whether it changes something, which may take longer.</param>
internal readonly record struct QdrantOperation(string Name, string? Collection = null, bool IsWrite = false);
