using HtmlAgilityPack;

namespace DocsBot.Ingestion.Parsing.Html;

/// <summary>What a page's head says of it.</summary>
internal sealed class HtmlHead
{
    private readonly Dictionary<string, string> _meta = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the head of a document.</summary>
    public HtmlHead(HtmlDocument document)
    {
        var root = document.DocumentNode;
        foreach (var meta in root.Descendants("meta"))
        {
            var name = meta.GetAttributeValue("name", "") is { Length: > 0 } named ? named : meta.GetAttributeValue("http-equiv", "");
            if (name.Length > 0)
            {
                _meta.TryAdd(name, HtmlEntity.DeEntitize(meta.GetAttributeValue("content", "")).Trim());
            }
        }

        Title = root.Descendants("title").FirstOrDefault(node => node.ParentNode?.Name != "svg") is { } title && HtmlInlineText.Heading(title) is { Length: > 0 } text ? text : null;
        Language = root.Descendants("html").FirstOrDefault()?.GetAttributeValue("lang", "") is { Length: > 0 } language ? language.ToLowerInvariant() : null;
        Canonical = root.Descendants("link").FirstOrDefault(candidate => candidate.GetAttributeValue("rel", "").Equals("canonical", StringComparison.OrdinalIgnoreCase)) is { } link &&
            Uri.TryCreate(HtmlEntity.DeEntitize(link.GetAttributeValue("href", "")), UriKind.Absolute, out var canonical) && canonical.Scheme is "http" or "https"
            ? canonical.GetLeftPart(UriPartial.Path)
            : null;
    }

    /// <summary>The <c>title</c> element.</summary>
    public string? Title { get; }

    /// <summary>The document's language.</summary>
    public string? Language { get; }

    /// <summary>The address that the page names as its own.</summary>
    public string? Canonical { get; }

    /// <summary>The summary for search engines.</summary>
    public string? Description => Meta("description");

    /// <summary>Why the page is not to be indexed; null when it may be.</summary>
    public string? NotIndexed =>
        Meta("robots")?.Contains("noindex", StringComparison.OrdinalIgnoreCase) == true ? "It asks not to be indexed (meta robots: noindex)." :
        Meta("refresh")?.Contains("url=", StringComparison.OrdinalIgnoreCase) == true ? "It only leads to another page (meta refresh)." : null;

    private string? Meta(string name) => _meta.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
