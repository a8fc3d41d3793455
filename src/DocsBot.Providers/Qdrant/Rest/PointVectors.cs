namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>Vectors for a point that is there; its other vectors stay.</summary>
internal sealed record PointVectors(Guid Id, IReadOnlyDictionary<string, PointVector> Vector);
