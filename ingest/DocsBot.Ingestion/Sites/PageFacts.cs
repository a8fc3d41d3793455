namespace DocsBot.Ingestion.Sites;

/// <summary>What a page says of itself that its address depends on.</summary>
/// <param name="Title">Its title; null when it has none.</param>
/// <param name="Slug">Front matter <c>slug</c>: the last segment of its address.</param>
/// <param name="Url">Front matter <c>url</c>: the whole address within the site.</param>
/// <param name="Date">Its date.</param>
public sealed record PageFacts(string? Title = null, string? Slug = null, string? Url = null, DateOnly? Date = null);
