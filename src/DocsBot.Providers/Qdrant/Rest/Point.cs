namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>A point as it is written.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Vector">Its vectors by name; empty for none.</param>
/// <param name="Payload">Its payload.</param>
internal sealed record Point(Guid Id, IReadOnlyDictionary<string, PointVector> Vector, PointPayload Payload)
{
    /// <summary>No vectors.</summary>
    public static IReadOnlyDictionary<string, PointVector> NoVectors { get; } = new Dictionary<string, PointVector>(StringComparer.Ordinal);
}
