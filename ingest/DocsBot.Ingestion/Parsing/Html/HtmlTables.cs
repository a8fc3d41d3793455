using System.Text;
using DocsBot.Core.Documents;
using HtmlAgilityPack;

namespace DocsBot.Ingestion.Parsing.Html;

/// <summary>Tables of data, and the other things that HTML writes as a table or a box.</summary>
internal static class HtmlTables
{
    /// <summary>Reads a table of data; null for a table that only lays out the page.</summary>
    /// <param name="table">The element.</param>
    /// <param name="read">Reads the content of a cell.</param>
    public static Block.Table? Read(HtmlNode table, Func<HtmlNode, List<Block>> read)
    {
        var rows = Rows(table).Select(row => row.ChildNodes.Where(cell => cell.Name is "td" or "th").ToList()).Where(row => row.Count > 0).ToList();
        if (rows.Count == 0 || rows.Max(row => row.Count) < 2 || rows.Exists(row => row.Exists(cell => cell.Descendants().Any(below => below.Name is "table" or "pre" or "h1" or "h2" or "h3"))))
        {
            return null;
        }

        var header = rows[0].TrueForAll(cell => cell.Name == "th") || rows[0][0].ParentNode?.ParentNode?.Name == "thead" ? Cells(rows[0], read) : [];
        var body = Merged(rows.Skip(header.Count > 0 ? 1 : 0).Select(row => Cells(row, read)).Where(cells => cells.Exists(cell => cell.Length > 0)));
        return body.Count == 0 ? null : new Block.Table(header, body);
    }

    /// <summary>The kind of note that a box is; null when it is none.</summary>
    public static string? AdmonitionKind(HtmlNode node)
    {
        var classes = node.GetAttributeValue("class", "");
        if (classes.Length == 0)
        {
            return null;
        }

        var names = classes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isBox = Array.Exists(names, name => name is "admonition" or "admonitionblock" or "alert" or "callout" or "theme-admonition" or "note" or "warning" or "tip" or "important" or "caution");
        if (!isBox)
        {
            return null;
        }

        foreach (var name in names)
        {
            var kind = name[(name.LastIndexOf('-') + 1)..];
            if (kind is not ("admonition" or "alert") && Admonitions.IsKind(kind))
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>The part of a note that is its text: AsciiDoc draws the box as a table.</summary>
    public static HtmlNode AdmonitionContent(HtmlNode node) =>
        node.Descendants("td").FirstOrDefault(cell => cell.HasClass("content")) ?? node;

    /// <summary>Blocks as the text of an item.</summary>
    public static string Joined(List<Block> blocks)
    {
        if (blocks.Count == 1)
        {
            return BlockText.Of(blocks[0]);
        }

        var text = new StringBuilder();
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

    /// <summary>References of commands write a flag over both columns and what it does in the next row: the two are one row.</summary>
    private static List<IReadOnlyList<string>> Merged(IEnumerable<List<string>> rows)
    {
        var merged = new List<IReadOnlyList<string>>();
        foreach (var row in rows)
        {
            if (row.Count > 1 && row[0].Length == 0 && merged.Count > 0 && merged[^1].Count == 1)
            {
                merged[^1] = [merged[^1][0], .. row.Skip(1)];
            }
            else
            {
                merged.Add(row);
            }
        }

        return merged;
    }

    private static IEnumerable<HtmlNode> Rows(HtmlNode table) =>
        table.ChildNodes.SelectMany(child => child.Name is "thead" or "tbody" or "tfoot" ? child.ChildNodes.AsEnumerable() : [child]).Where(node => node.Name == "tr");

    private static List<string> Cells(List<HtmlNode> row, Func<HtmlNode, List<Block>> read) =>
        [.. row.Select(cell => string.Join(' ', read(cell).Select(block => RunningText.OneLine(BlockText.Of(block)))))];
}
