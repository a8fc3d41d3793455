using DocsBot.Ingestion.Sites;
using DocsBot.Ingestion.Sources;

namespace DocsBot.Ingestion;

/// <summary>Pages to ingest, and the conventions of the site they are published on.</summary>
/// <param name="Pages">Where the pages come from.</param>
/// <param name="Site">What their addresses and anchors are.</param>
public sealed record IngestSource(IPageSource Pages, SiteConventions Site);
