using DocsBot.Ingestion.Parsing.Html;
using DocsBot.Ingestion.Sites;
using Markdig;
using Markdig.Syntax;

namespace DocsBot.Ingestion.Parsing.Markdown;

/// <summary>Reads a normalised Markdown text into sections.</summary>
internal sealed class MarkdownBlocks
{
    private static readonly MarkdownPipeline Plain = new MarkdownPipelineBuilder().UsePipeTables().UseGridTables().UseFootnotes().Build();
    private static readonly MarkdownPipeline WithDefinitions = new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes().UseDefinitionLists().Build();

    private readonly string _text;
    private readonly MarkdownDocument _document;
    private readonly SectionBuilder _sections;
    private readonly PageAnchors _anchors;
    private readonly SiteGenerator _generator;

    /// <summary>Parses a text.</summary>
    /// <param name="text">Markdown without front matter.</param>
    /// <param name="site">Whose anchors its headings have.</param>
    /// <param name="sections">Where the content goes.</param>
    public MarkdownBlocks(string text, SiteConventions site, SectionBuilder sections)
    {
        var generator = site.Generator;
        _text = text;
        _document = Markdig.Markdown.Parse(text, generator is SiteGenerator.Hugo or SiteGenerator.MkDocs ? WithDefinitions : Plain);
        _sections = sections;
        _generator = generator;
        _anchors = new PageAnchors(site, generator == SiteGenerator.MkDocs ? ExplicitIds() : []);
    }

    /// <summary>Reads all blocks.</summary>
    public void Read() => ReadChildren(_document);

    /// <summary>GitHub gives headings in raw HTML a fragment too; the other generators leave them as they are.</summary>
    private string? RawAnchor(string text, string? id) => id is not null || _generator is SiteGenerator.GitHub ? _anchors.Next(text, id) : null;

    private string SourceOf(Markdig.Syntax.Block first, Markdig.Syntax.Block last) =>
        _text[first.Span.Start..Math.Clamp(last.Span.End + 1, first.Span.Start, _text.Length)];

    private IEnumerable<string> ExplicitIds() =>
        _document.Descendants<HeadingBlock>().Select(heading => HeadingText.Split(InlineText.ForSlug(heading.Inline)).Id).OfType<string>();

    private void ReadChildren(ContainerBlock container)
    {
        for (var i = 0; i < container.Count; i++)
        {
            switch (container[i])
            {
                case HeadingBlock heading:
                    ReadHeading(heading);
                    break;
                case HtmlBlock html:
                    ReadHtml(html, container, ref i);
                    break;
                default:
                    ReadBlock(container[i]);
                    break;
            }
        }
    }

    private void ReadHeading(HeadingBlock heading)
    {
        var (text, _) = HeadingText.Split(InlineText.Heading(heading.Inline));
        var (slug, id) = HeadingText.Split(InlineText.ForSlug(heading.Inline));
        _sections.Heading(heading.Level, text, _anchors.Next(slug, id));
    }

    private void ReadBlock(Markdig.Syntax.Block block)
    {
        // A heading inside of a quotation or an item still begins a section of its own on the site: its fragment is taken, its text stays where it is.
        foreach (var content in BlockReader.Read(block, _anchors))
        {
            _sections.Add(content);
        }
    }

    private void ReadHtml(HtmlBlock html, ContainerBlock container, ref int i)
    {
        var source = RawHtml.SourceOf(html);
        if (RawHtml.TryPlaceholder(source, out var placeholder))
        {
            _sections.Add(new Core.Documents.Block.Prose(placeholder));
            return;
        }

        // A table with blank lines in it is several blocks to Markdown and one to a browser.
        var last = i;
        for (var open = RawHtml.OpenTables(source); open > 0 && last + 1 < container.Count;)
        {
            last++;
            open += RawHtml.OpenTables(SourceOf(container[last], container[last]));
        }

        source = last == i ? source : SourceOf(html, container[last]);
        i = last;
        if (RawHtml.HasText(source))
        {
            HtmlBlocks.ReadFragment(source, _sections, RawAnchor);
        }
    }
}
