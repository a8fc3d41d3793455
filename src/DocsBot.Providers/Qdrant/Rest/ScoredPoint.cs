namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>A point that a query found.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Score">Higher is better.</param>
/// <param name="Payload">The payload asked for; null when none was.</param>
internal sealed record ScoredPoint(Guid Id, double Score, PointPayload? Payload);
