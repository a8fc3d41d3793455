using HtmlAgilityPack;

namespace DocsBot.Ingestion.Parsing.Html;

/// <summary>The fragments that elements have in HTML.</summary>
internal static class HtmlIds
{
    /// <summary>An element's id, or the name of an old-style anchor.</summary>
    public static string? Of(HtmlNode node) =>
        node.GetAttributeValue("id", "") is { Length: > 0 } id ? id : node.Name == "a" && node.GetAttributeValue("name", "") is { Length: > 0 } name ? name : null;

    /// <summary>The id of a heading, or of an anchor in it.</summary>
    public static string? InHeading(HtmlNode heading) => Of(heading) ?? heading.Descendants("a").Select(Of).FirstOrDefault(id => id is not null);

    /// <summary>The id of a term of a definition list, or of anything in it.</summary>
    public static string? InTerm(HtmlNode term) => Of(term) ?? term.Descendants().Select(Of).FirstOrDefault(id => id is not null);

    /// <summary>Sphinx gives the id to the section around the heading.</summary>
    public static string? OfSection(HtmlNode heading) =>
        heading.ParentNode is { } parent && (parent.Name == "section" || (parent.Name == "div" && parent.HasClass("section"))) && parent.ChildNodes.FirstOrDefault(child => child.NodeType == HtmlNodeType.Element && child.Name != "span" && child.Name != "a") == heading
            ? Of(parent)
            : null;
}
