namespace DocsBot.Ingestion.Parsing;

/// <summary>
/// Hugo's page bundles: files beside an <c>index.md</c>, and pages with <c>build.render: never</c>, have no address of their own; the bundle's page, or the
/// section's, shows them.
/// </summary>
internal static class HugoBundle
{
    /// <summary>Finds the page that shows a file.</summary>
    /// <param name="input">The file.</param>
    /// <param name="front">Its front matter.</param>
    /// <param name="address">Address of the page that shows it; null when it is a page itself.</param>
    /// <param name="reason">Why nothing shows it.</param>
    /// <returns>False when no page shows it.</returns>
    public static bool TryPlace(PageInput input, FrontMatter front, out string? address, out string reason)
    {
        address = null;
        reason = "";
        var path = input.Key.Path;
        if (input.Site.Generator != Sites.SiteGenerator.Hugo)
        {
            return true;
        }

        var folder = path[..(path.LastIndexOf('/') + 1)];
        var isIndex = Path.GetFileNameWithoutExtension(path) is "index" or "_index";
        if (isIndex && !front.IsPartOfAnother)
        {
            return true;
        }

        if (!isIndex && (input.Include(folder + "index.md") ?? input.Include(folder + "index.html")) is { } index)
        {
            var bundle = FrontMatter.Split(index, out _, out _);
            if (bundle.NotPublished is not null)
            {
                reason = $"Other pages include it: {folder}index.md is not published by itself.";
                return false;
            }

            address = input.Site.UrlOf(folder + "index.md", bundle.Facts);
        }
        else if (front.IsPartOfAnother)
        {
            address = input.Site.UrlOf(folder + "_index.md", new Sites.PageFacts());
        }

        return true;
    }
}
