namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>The bodies of requests that are nothing but a frame.</summary>
internal static class Requests
{
    internal sealed record UpdateCollection(CollectionMetadata Metadata);

    internal sealed record CreateFieldIndex(string FieldName, string FieldSchema);

    internal sealed record ChangeAliases(IReadOnlyList<AliasAction> Actions);

    internal sealed record AliasAction(CreateAlias CreateAlias);

    internal sealed record CreateAlias(string CollectionName, string AliasName);

    internal sealed record UpdateVectors(IReadOnlyList<PointVectors> Points);

    internal sealed record DeleteVectors(IReadOnlyList<string> Vector, Filter Filter);

    internal sealed record CountPoints(Filter Filter, bool Exact);

    internal sealed record QueryBatch(IReadOnlyList<QueryPoints> Searches);

    internal sealed record GetPoints(IReadOnlyList<Guid> Ids, bool WithPayload, bool WithVector);
}
