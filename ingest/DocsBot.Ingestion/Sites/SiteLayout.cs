namespace DocsBot.Ingestion.Sites;

/// <summary>Where a folder's pages are and what generates the site.</summary>
/// <param name="Conventions">The conventions found, without a base address.</param>
/// <param name="ContentFolder">The folder that is the site's root: the one named, or the content folder inside a project.</param>
public sealed record SiteLayout(SiteConventions Conventions, string ContentFolder);
