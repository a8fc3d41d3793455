namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>The points that pass a filter.</summary>
internal sealed record PointSelection(Filter Filter);
