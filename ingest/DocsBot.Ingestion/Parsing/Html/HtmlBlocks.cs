using System.Globalization;
using System.Text;
using DocsBot.Core.Documents;
using HtmlAgilityPack;

namespace DocsBot.Ingestion.Parsing.Html;

/// <summary>Reads the elements of a page into sections and blocks.</summary>
internal sealed class HtmlBlocks
{
    private const int DefinitionLevel = 7;

    private readonly SectionBuilder? _sections;
    private readonly List<Block> _blocks = [];
    private readonly Func<string, string?, string?> _anchor;
    private readonly StringBuilder _inline = new();
    private string? _pendingId;
    private int _definitionDepth;

    /// <summary>Creates a reader.</summary>
    /// <param name="sections">Where sections go; null inside of a cell or an item, where a heading is text.</param>
    /// <param name="anchor">The fragment of a heading, from its text and the id it has.</param>
    public HtmlBlocks(SectionBuilder? sections, Func<string, string?, string?> anchor)
    {
        _sections = sections;
        _anchor = anchor;
    }

    /// <summary>Reads a piece of HTML; one that cannot be parsed adds nothing.</summary>
    public static void ReadFragment(string html, SectionBuilder sections, Func<string, string?, string?> anchor)
    {
        if (HtmlTree.TryParse(html, out var document, out _))
        {
            new HtmlBlocks(sections, anchor).Read(document.DocumentNode);
        }
    }

    /// <summary>Reads everything in an element.</summary>
    public void Read(HtmlNode root)
    {
        Children(root);
        Flush();
    }

    private List<Block> Nested(HtmlNode node)
    {
        var reader = new HtmlBlocks(sections: null, _anchor);
        reader.Read(node);
        return reader._blocks;
    }

    private void Children(HtmlNode node)
    {
        foreach (var child in node.ChildNodes)
        {
            Node(child);
        }
    }

    private void Node(HtmlNode node)
    {
        if (node is HtmlCommentNode || Chrome.Is(node))
        {
            return;
        }

        if (node is HtmlTextNode)
        {
            HtmlInlineText.Append(node, _inline, ticks: true);
            return;
        }

        switch (node.Name)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Flush();
                Heading(node);
                break;
            case "p":
                Flush();
                Children(node);
                Flush();
                break;
            case "pre":
                Flush();
                Code(node);
                break;
            case "ul" or "ol" or "menu":
                Flush();
                List(node);
                break;
            case "dl":
                Flush();
                Definitions(node);
                break;
            case "table":
                Flush();
                Table(node);
                break;
            case "a" when !node.HasChildNodes:
                _pendingId = HtmlIds.Of(node) ?? _pendingId;
                break;
            case "div" when HtmlTables.AdmonitionKind(node) is { } kind:
                Flush();
                Admonition(kind, node);
                break;
            case "details" or "summary" or "div" or "section" or "article" or "main" or "body" or "html" or "blockquote" or "figure" or "figcaption" or "header" or
                "address" or "center" or "fieldset" or "li" or "dd" or "dt" or "tr" or "td" or "th" or "tbody" or "thead" or "hr" or "caption" or "#document":
                Flush();
                Children(node);
                Flush();
                break;
            default:
                Inline(node);
                break;
        }
    }

    /// <summary>An inline element, or one that HTML does not know; blocks inside of it are read as blocks.</summary>
    private void Inline(HtmlNode node)
    {
        if (node.Descendants().Any(below => below.Name is "p" or "div" or "pre" or "ul" or "ol" or "table" or "h2" or "h3"))
        {
            Children(node);
            return;
        }

        HtmlInlineText.Append(node, _inline, ticks: true);
    }

    private void Heading(HtmlNode node)
    {
        var text = HtmlInlineText.Heading(node);
        var id = HtmlIds.InHeading(node) ?? _pendingId ?? HtmlIds.OfSection(node);
        _pendingId = null;
        if (text.Length == 0)
        {
            return;
        }

        var anchor = _anchor(text, id);
        if (_sections is null)
        {
            Add(new Block.Prose(text));
        }
        else
        {
            _sections.Heading(node.Name[1] - '0', text, anchor);
        }
    }

    private void Code(HtmlNode node)
    {
        var source = HtmlCode.TextOf(node).Trim('\n', '\r').TrimEnd();
        if (source.Length > 0)
        {
            Add(new Block.Code(source, HtmlCode.LanguageOf(node)));
        }
    }

    private void List(HtmlNode node)
    {
        var items = new List<string>();
        var ordered = node.Name == "ol";
        var number = node.GetAttributeValue("start", 1);
        foreach (var item in node.ChildNodes.Where(child => child.NodeType == HtmlNodeType.Element && !Chrome.Is(child)))
        {
            var marker = ordered ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "- ";
            var content = HtmlTables.Joined(Nested(item));
            if (content.Length > 0)
            {
                items.Add(marker + BlockText.Indented(content, marker.Length));
            }
        }

        if (items.Count > 0)
        {
            Add(new Block.List(items));
        }
    }

    /// <summary>A term with an id is a place to link to, hence a section of its own; the others are items.</summary>
    private void Definitions(HtmlNode node)
    {
        var items = new List<string>();
        var terms = new List<HtmlNode>();
        var level = DefinitionLevel + _definitionDepth;
        var linked = false;
        foreach (var child in node.ChildNodes.SelectMany(child => child.Name == "div" ? child.ChildNodes.AsEnumerable() : [child]).Where(child => child.Name is "dt" or "dd"))
        {
            if (child.Name == "dt")
            {
                terms.Add(child);
                continue;
            }

            var id = _sections is null ? null : terms.Select(HtmlIds.InTerm).FirstOrDefault(found => found is not null);
            if (id is not null)
            {
                FlushItems(items);
                _sections!.Heading(level, string.Join(", ", terms.Select(HtmlInlineText.Heading)), id);
                linked = true;
                _definitionDepth++;
                Children(child);
                Flush();
                _definitionDepth--;
            }
            else
            {
                LeaveLinked(ref linked, level);
                var term = string.Join(", ", terms.Select(HtmlInlineText.Of).Where(text => text.Length > 0));
                var meaning = HtmlTables.Joined(Nested(child));
                items.Add("- " + BlockText.Indented(term.Length == 0 ? meaning : meaning.Length == 0 ? term : $"{term}: {meaning}", 2));
            }

            terms.Clear();
        }

        LeaveLinked(ref linked, level);
        items.AddRange(terms.Select(term => "- " + HtmlInlineText.Of(term)));
        FlushItems(items);
    }

    private void LeaveLinked(ref bool linked, int level)
    {
        if (linked)
        {
            _sections!.Leave(level);
            linked = false;
        }
    }

    private void FlushItems(List<string> items)
    {
        items.RemoveAll(item => item.Length <= 2);
        if (items.Count > 0)
        {
            Add(new Block.List([.. items]));
            items.Clear();
        }
    }

    private void Table(HtmlNode node)
    {
        if (HtmlTables.Read(node, Nested) is { } table)
        {
            Add(table);
        }
        else
        {
            // A table that only lays out the page.
            Children(node);
            Flush();
        }
    }

    private void Admonition(string kind, HtmlNode node)
    {
        var blocks = Nested(HtmlTables.AdmonitionContent(node));
        var label = Admonitions.Label(kind, "");
        if (blocks is [Block.Prose title, _, ..] && title.Text.Trim(':').Equals(kind, StringComparison.OrdinalIgnoreCase))
        {
            blocks.RemoveAt(0);
        }

        if (blocks is [Block.Prose first, ..])
        {
            blocks[0] = new Block.Prose(label + first.Text);
        }

        blocks.ForEach(Add);
    }

    private void Add(Block block)
    {
        _pendingId = null;
        if (_sections is null)
        {
            _blocks.Add(block);
        }
        else
        {
            _sections.Add(block);
        }
    }

    private void Flush()
    {
        if (_inline.Length == 0)
        {
            return;
        }

        var text = RunningText.Collapse(_inline);
        _inline.Clear();
        if (text.Length > 0)
        {
            Add(new Block.Prose(text));
        }
    }
}
