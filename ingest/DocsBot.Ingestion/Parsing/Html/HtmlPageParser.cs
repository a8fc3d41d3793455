using DocsBot.Core.Documents;
using DocsBot.Ingestion.Parsing.Markdown;
using DocsBot.Ingestion.Sites;
using HtmlAgilityPack;

namespace DocsBot.Ingestion.Parsing.Html;

/// <summary>Reads HTML: the page's main content without navigation, headers, footers and scripts.</summary>
public sealed class HtmlPageParser : IPageParser
{
    /// <inheritdoc />
    public IReadOnlyList<string> Extensions { get; } = [".html", ".htm", ".xhtml"];

    /// <inheritdoc />
    public ParseResult Parse(PageInput input)
    {
        var front = FrontMatter.Split(input.Text, out var body, out var fault);
        if (fault is not null)
        {
            return new ParseResult.Broken(fault);
        }

        if (front.NotPublished is { } reason)
        {
            return new ParseResult.Skipped(reason);
        }

        if (!HtmlTree.TryParse(Shortcodes.Expand(body, input), out var document, out var broken))
        {
            return new ParseResult.Broken(broken);
        }

        var head = new HtmlHead(document);
        if (head.NotIndexed is { } hidden)
        {
            return new ParseResult.Skipped(hidden);
        }

        var sections = new SectionBuilder();
        var main = MainContent.Find(document.DocumentNode);
        // Only an id is a fragment in HTML; no generator adds one to a heading that has none.
        new HtmlBlocks(sections, (_, id) => id).Read(main);

        var title = input.Title ?? front.Title ?? TopHeading(document.DocumentNode, sections) ?? head.Title ?? RunningText.TitleOf(input.Key.Path);
        return new ParseResult.Parsed(
            new Page
            {
                Key = input.Key,
                Url = input.Url ?? CanonicalOnSite(head, input.Site) ?? input.Site.UrlOf(input.Key.Path, front.Facts),
                Title = title,
                Description = front.Description ?? head.Description,
                Labels = head.Language is { } language && front.Labels.Language is null ? front.Labels with { Language = language } : front.Labels,
                Sections = sections.Build(title),
            },
            sections.Anchors);
    }

    /// <summary>The address that the page names as its own, when it is on this site: another version's or a mirror's is not where this text stands.</summary>
    private static string? CanonicalOnSite(HtmlHead head, SiteConventions site) =>
        site.BaseUrl is { } root && head.Canonical?.StartsWith(root.AbsoluteUri, StringComparison.OrdinalIgnoreCase) == true ? head.Canonical : null;

    private static string? TopHeading(HtmlNode root, SectionBuilder sections)
    {
        if (sections.FirstTopHeading is { Length: > 0 } inContent)
        {
            return inContent;
        }

        var heading = root.Descendants("h1").FirstOrDefault(node => !Chrome.IsInside(node));
        return heading is null ? null : HtmlInlineText.Heading(heading) is { Length: > 0 } text ? text : null;
    }
}
