namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>A point as it is read.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Vector">The vectors asked for, by name; null when none were.</param>
/// <param name="Payload">The payload asked for; null when none was.</param>
internal sealed record StoredPoint(Guid Id, IReadOnlyDictionary<string, PointVector>? Vector, PointPayload? Payload);
