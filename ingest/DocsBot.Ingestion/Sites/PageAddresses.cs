using System.Text;

namespace DocsBot.Ingestion.Sites;

/// <summary>Where a reader opens a page, from its path and the site's conventions.</summary>
internal static class PageAddresses
{
    private const string Unpublished = "/docs/";

    /// <summary>The page's address without a fragment.</summary>
    public static string Of(SiteConventions site, string path, PageFacts facts)
    {
        var local = Local(site, path, facts).TrimStart('/');
        if (local.StartsWith("https://", StringComparison.Ordinal) || local.StartsWith("http://", StringComparison.Ordinal))
        {
            return local;
        }

        return (site.BaseUrl is null ? Unpublished : site.BaseUrl.AbsoluteUri.TrimEnd('/') + "/") + local;
    }

    /// <summary>A text as one segment of a Hugo address: lower case, spaces to hyphens, without punctuation.</summary>
    public static string Segment(string text)
    {
        var segment = new StringBuilder(text.Length);
        foreach (var c in text.Trim().ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '~')
            {
                segment.Append(c);
            }
            else if (char.IsWhiteSpace(c) && (segment.Length == 0 || segment[^1] != '-'))
            {
                segment.Append('-');
            }
        }

        return Uri.EscapeDataString(segment.ToString()).Replace("%2B", "+", StringComparison.Ordinal);
    }

    private static string Local(SiteConventions site, string path, PageFacts facts)
    {
        if (site.Generator == SiteGenerator.Hugo)
        {
            return Hugo(site, path, facts);
        }

        // A page that is HTML already is served as it is; a page that says its own address (Docusaurus' and Jekyll's front matter) means a rooted one.
        var style = IsHtml(path) ? UrlStyle.File : site.Urls ?? DefaultStyle(site);
        return site.Generator != SiteGenerator.Html && facts.Url is { } url && url.StartsWith('/') ? url : Styled(path, style);
    }

    private static UrlStyle DefaultStyle(SiteConventions site) => site.Generator switch
    {
        SiteGenerator.MkDocs => UrlStyle.Directory,
        SiteGenerator.Html => UrlStyle.Html,
        _ => site.BaseUrl is null ? UrlStyle.Directory : UrlStyle.File,
    };

    private static string Styled(string path, UrlStyle style)
    {
        if (style == UrlStyle.File)
        {
            return Escaped(path);
        }

        var folder = path[..(path.LastIndexOf('/') + 1)];
        var name = System.IO.Path.GetFileNameWithoutExtension(path);
        if (name is "index" or "_index" || name.Equals("README", StringComparison.OrdinalIgnoreCase))
        {
            return Escaped(folder);
        }

        return Escaped(folder + name) + (style == UrlStyle.Directory ? "/" : ".html");
    }

    private static string Hugo(SiteConventions site, string path, PageFacts facts)
    {
        if (facts.Url is { Length: > 0 } url)
        {
            // As every path of Hugo's: lower case, and a directory unless it names a file.
            var lower = url.ToLowerInvariant();
            return lower.EndsWith('/') || lower[(lower.LastIndexOf('/') + 1)..].Contains('.', StringComparison.Ordinal) ? lower : lower + "/";
        }

        var name = System.IO.Path.GetFileNameWithoutExtension(path);
        var section = path.Contains('/', StringComparison.Ordinal) ? path[..path.IndexOf('/', StringComparison.Ordinal)] : "";
        if (name != "_index" && site.Permalinks.TryGetValue(section, out var pattern) && Permalink.Expand(pattern, path, facts) is { } permalink)
        {
            return permalink;
        }

        if (site.Urls is UrlStyle.Html or UrlStyle.File && name is not ("index" or "_index"))
        {
            return Styled(path, UrlStyle.Html);
        }

        var folder = path[..(path.LastIndexOf('/') + 1)];
        var segments = folder.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Segment).ToList();
        if (name is not ("index" or "_index"))
        {
            segments.Add(Segment(facts.Slug ?? name));
        }
        else if (name == "index" && facts.Slug is not null && segments.Count > 0)
        {
            segments[^1] = Segment(facts.Slug);
        }

        return segments.Count == 0 ? "" : string.Join('/', segments) + "/";
    }

    private static bool IsHtml(string path) =>
        path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".htm", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".xhtml", StringComparison.OrdinalIgnoreCase);

    private static string Escaped(string path) => string.Join('/', path.Split('/').Select(segment => Uri.EscapeDataString(segment)));
}
