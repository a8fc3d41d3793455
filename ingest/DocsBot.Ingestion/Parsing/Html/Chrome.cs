using HtmlAgilityPack;

namespace DocsBot.Ingestion.Parsing.Html;

/// <summary>Tells what is around the content of a page from the content.</summary>
internal static class Chrome
{
    private static readonly HashSet<string> Elements = new(StringComparer.OrdinalIgnoreCase)
    {
        "nav", "footer", "aside", "script", "style", "noscript", "template", "form", "button", "input", "select", "textarea", "iframe", "object", "embed",
        "svg", "canvas", "audio", "video", "dialog", "head", "link", "meta",
    };

    private static readonly HashSet<string> Roles = new(StringComparer.OrdinalIgnoreCase) { "navigation", "banner", "contentinfo", "search", "complementary", "dialog", "menu", "toolbar" };

    // Whole class names and ids, as the generators of documentation write them.
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "nav", "navbar", "navigation", "sidebar", "breadcrumb", "breadcrumbs", "toc", "table-of-contents", "tableofcontents", "footer", "site-footer",
        "page-footer", "edit-page", "edit-this-page", "edit-link", "theme-edit-this-page", "pagination", "pagination-nav", "pager", "prev-next", "skip-link",
        "skip-to-content", "search", "searchbox", "cookie-banner", "banner-cookie", "announcement", "related", "share", "social", "feedback", "page-meta",
        "page-meta-links", "headerlink", "anchor-link", "hash-link", "heading-anchor", "header-anchor", "toctree-wrapper", "visually-hidden", "sr-only", "navheader", "navfooter",
        "bd-toc", "md-sidebar", "md-header", "md-footer", "md-search", "md-tabs", "md-source-file", "rst-footer-buttons", "wy-nav-side", "wy-breadcrumbs", "sphinxsidebar",
        "copybtn", "copy-button", "linenos", "gutter", "footnotes-toc", "mobile-nav", "menu", "site-header", "td-sidebar", "td-sidebar-toc", "td-page-meta",
    };

    /// <summary>Whether an element, with all that is in it, is left out.</summary>
    public static bool Is(HtmlNode node)
    {
        if (node.NodeType != HtmlNodeType.Element)
        {
            return false;
        }

        if (Elements.Contains(node.Name))
        {
            return true;
        }

        if (!node.HasAttributes)
        {
            return node.Name == "header" && !HasTopHeading(node);
        }

        if (node.Name is "main" or "article" or "body" or "html")
        {
            return false;
        }

        if (node.Attributes["hidden"] is not null || node.GetAttributeValue("aria-hidden", "") == "true" || Roles.Contains(node.GetAttributeValue("role", "")))
        {
            return true;
        }

        return (node.Name == "header" || IsNamed(node)) && !HasTopHeading(node);
    }

    /// <summary>Whether an element is, or is in, something that is left out.</summary>
    public static bool IsInside(HtmlNode node)
    {
        for (var at = node; at is not null; at = at.ParentNode)
        {
            if (Is(at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a node inside of code is one that browsers add to it: line numbers, a button to copy it.</summary>
    public static bool IsNamedInside(HtmlNode node, HtmlNode code)
    {
        for (var at = node.ParentNode; at is not null && at != code; at = at.ParentNode)
        {
            if (at.Name is "button" or "script" or "style" || IsNamed(at))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNamed(HtmlNode node)
    {
        if (node.Id is { } id && Names.Contains(id))
        {
            return true;
        }

        var classes = node.GetAttributeValue("class", "").AsSpan();
        var lookup = Names.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in classes.Split(' '))
        {
            if (lookup.Contains(classes[range]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasTopHeading(HtmlNode node) => node.Descendants("h1").Any();
}
