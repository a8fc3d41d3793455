namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>The answers that are nothing but a frame.</summary>
internal static class Responses
{
    internal sealed record Envelope<T>(T? Result);

    internal sealed record ServerVersion(string? Version);

    internal sealed record CollectionList(IReadOnlyList<CollectionName> Collections);

    internal sealed record CollectionName(string Name);

    internal sealed record AliasList(IReadOnlyList<Alias> Aliases);

    internal sealed record Alias(string AliasName, string CollectionName);

    internal sealed record UpdateResult(string Status);

    internal sealed record CountResult(int Count);

    internal sealed record QueryResult(IReadOnlyList<ScoredPoint> Points);
}
