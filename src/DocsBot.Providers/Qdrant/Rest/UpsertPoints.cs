namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>Points to insert or to overwrite; with a filter only those of the present ones that pass it are overwritten.</summary>
internal sealed record UpsertPoints(IReadOnlyList<Point> Points, Filter? UpdateFilter = null);
