using System.Globalization;
using DocsBot.Ingestion.Parsing.Html;
using DocsBot.Ingestion.Sites;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Block = DocsBot.Core.Documents.Block;

namespace DocsBot.Ingestion.Parsing.Markdown;

/// <summary>Turns one block of Markdown, with everything in it, into blocks of a section.</summary>
internal static class BlockReader
{
    private const int MaxDepth = 60;

    /// <summary>Reads a block.</summary>
    /// <param name="block">A block that is not a heading of the page's outline.</param>
    /// <param name="anchors">Where headings inside of the block take their fragments from.</param>
    public static IEnumerable<Block> Read(Markdig.Syntax.Block block, PageAnchors anchors) => Read(block, anchors, depth: 0);

    private static IEnumerable<Block> Read(Markdig.Syntax.Block block, PageAnchors anchors, int depth)
    {
        if (depth > MaxDepth)
        {
            return [];
        }

        return block switch
        {
            HeadingBlock heading => InnerHeading(heading, anchors),
            ParagraphBlock paragraph => Prose(WithoutLabel(InlineText.Of(paragraph.Inline))),
            FencedCodeBlock fence => Code(fence, LanguageOf(fence)),
            CodeBlock code => Code(code, null),
            Table table => ReadTable(table, anchors, depth),
            ListBlock list => ReadList(list, anchors, depth),
            QuoteBlock quote => ReadQuote(quote, anchors, depth),
            DefinitionList definitions => ReadDefinitions(definitions, anchors, depth),
            HtmlBlock html => ReadHtml(html, anchors),
            LinkReferenceDefinitionGroup => [],
            FootnoteGroup notes => notes.OfType<Footnote>().SelectMany(note => Children(note, anchors, depth)),
            ContainerBlock container => Children(container, anchors, depth),
            LeafBlock leaf => Prose(InlineText.Of(leaf.Inline)),
            _ => [],
        };
    }

    private static List<Block> Children(ContainerBlock container, PageAnchors anchors, int depth)
    {
        var blocks = new List<Block>();
        foreach (var child in container)
        {
            blocks.AddRange(Read(child, anchors, depth + 1));
        }

        return blocks;
    }

    private static IEnumerable<Block> Prose(string text) => text.Length == 0 ? [] : [new Block.Prose(text)];

    /// <summary>A label of MyST Markdown, <c>(name)=</c>, names a place and says nothing.</summary>
    private static string WithoutLabel(string text)
    {
        var end = text.Length > 3 && text[0] == '(' ? text.IndexOf(")=", StringComparison.Ordinal) : -1;
        return end > 1 && !text.AsSpan(0, end).Contains(' ') && (text.Length == end + 2 || char.IsWhiteSpace(text[end + 2])) ? text[(end + 2)..].TrimStart() : text;
    }

    private static IEnumerable<Block> InnerHeading(HeadingBlock heading, PageAnchors anchors)
    {
        var (slug, id) = HeadingText.Split(InlineText.ForSlug(heading.Inline));
        anchors.Next(slug, id);
        return Prose(HeadingText.Split(InlineText.Heading(heading.Inline)).Text);
    }

    private static IEnumerable<Block> Code(CodeBlock code, string? language)
    {
        var source = code.Lines.ToString().TrimEnd();
        if (string.IsNullOrWhiteSpace(source) || language == "mermaid")
        {
            return [];
        }

        // Terminals recorded with colours are HTML inside of the fence (FastAPI's "termy").
        return [new Block.Code(source.Contains("</font>", StringComparison.Ordinal) || source.Contains("</span>", StringComparison.Ordinal) ? HtmlCode.TextOf(source) : source, language)];
    }

    private static string? LanguageOf(FencedCodeBlock fence)
    {
        var info = fence.Info?.Trim().TrimStart('{', '.').TrimEnd('}') ?? "";
        var end = info.AsSpan().IndexOfAny(" ,:={");
        var language = end < 0 ? info : info[..end];
        return language.Length == 0 || info.StartsWith("hl_lines", StringComparison.Ordinal) || info.StartsWith("title", StringComparison.Ordinal) ? null : language;
    }

    private static IEnumerable<Block> ReadTable(Table table, PageAnchors anchors, int depth)
    {
        string[] header = [];
        var rows = new List<IReadOnlyList<string>>();
        foreach (var row in table.OfType<TableRow>())
        {
            string[] cells = [.. row.OfType<TableCell>().Select(cell => string.Join(' ', Children(cell, anchors, depth).Select(block => RunningText.OneLine(BlockText.Of(block)))))];
            if (row.IsHeader && rows.Count == 0 && header.Length == 0)
            {
                header = cells;
            }
            else if (Array.Exists(cells, cell => cell.Length > 0))
            {
                rows.Add(cells);
            }
        }

        return rows.Count == 0 ? Prose(string.Join(' ', header).Trim()) : [new Block.Table(Array.TrueForAll(header, cell => cell.Length == 0) ? [] : header, rows)];
    }

    private static IEnumerable<Block> ReadList(ListBlock list, PageAnchors anchors, int depth)
    {
        var items = new List<string>(list.Count);
        var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var marker = list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "- ";
            var content = ItemText(Children(item, anchors, depth));
            if (HasWords(content))
            {
                items.Add(marker + BlockText.Indented(content, marker.Length));
            }
        }

        return items.Count == 0 ? [] : [new Block.List(items)];
    }

    /// <summary>Whether there is anything to read: generated references have items that are punctuation only.</summary>
    private static bool HasWords(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (System.Text.Rune.IsLetterOrDigit(rune) || System.Text.Rune.IsSymbol(rune))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An item's blocks: a list directly below its paragraph, everything else after a blank line.</summary>
    private static string ItemText(List<Block> blocks)
    {
        if (blocks.Count == 1)
        {
            return BlockText.Of(blocks[0]);
        }

        var text = new System.Text.StringBuilder();
        foreach (var block in blocks)
        {
            if (text.Length > 0)
            {
                text.Append(block is Block.List ? "\n" : "\n\n");
            }

            text.Append(BlockText.Of(block));
        }

        return text.ToString();
    }

    private static List<Block> ReadQuote(QuoteBlock quote, PageAnchors anchors, int depth)
    {
        var blocks = Children(quote, anchors, depth);
        if (blocks is not [Block.Prose first, ..] || AdmonitionMark.LabelOf(first.Text, out var rest) is not { } label)
        {
            return blocks;
        }

        blocks.RemoveAt(0);
        if (rest.Length > 0)
        {
            blocks.Insert(0, new Block.Prose(label + rest));
        }
        else if (blocks is [Block.Prose text, ..])
        {
            blocks[0] = new Block.Prose(label + text.Text);
        }
        else if (label.Length > 0 && blocks.Count > 0)
        {
            blocks.Insert(0, new Block.Prose(label.TrimEnd()));
        }

        return blocks;
    }

    private static IEnumerable<Block> ReadDefinitions(DefinitionList list, PageAnchors anchors, int depth)
    {
        var items = new List<string>();
        foreach (var item in list.OfType<DefinitionItem>())
        {
            var terms = string.Join(", ", item.OfType<DefinitionTerm>().Select(term => InlineText.Of(term.Inline)));
            var meaning = ItemText([.. item.Where(child => child is not DefinitionTerm).SelectMany(child => Read(child, anchors, depth + 1))]);
            if (terms.Length == 0 && items.Count > 0)
            {
                // A further meaning of the same term.
                items[^1] += "\n\n  " + BlockText.Indented(meaning, 2);
                continue;
            }

            items.Add("- " + BlockText.Indented(meaning.Length == 0 ? terms : $"{terms}: {meaning}", 2));
        }

        return items.Count == 0 ? [] : [new Block.List(items)];
    }

    private static IEnumerable<Block> ReadHtml(HtmlBlock html, PageAnchors anchors)
    {
        var source = RawHtml.SourceOf(html);
        if (RawHtml.TryPlaceholder(source, out var placeholder))
        {
            return Prose(placeholder);
        }

        if (!RawHtml.HasText(source))
        {
            return [];
        }

        var sections = new SectionBuilder();
        HtmlBlocks.ReadFragment(source, sections, (text, id) => anchors.Next(text, id));
        return sections.Build("").SelectMany(section => section.HeadingPath.TakeLast(1).SelectMany(Prose).Concat(section.Blocks));
    }
}
