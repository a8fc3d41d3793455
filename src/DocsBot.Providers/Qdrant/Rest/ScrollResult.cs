namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>A piece of the points, and where the next begins; null after the last.</summary>
internal sealed record ScrollResult(IReadOnlyList<StoredPoint> Points, Guid? NextPageOffset);
