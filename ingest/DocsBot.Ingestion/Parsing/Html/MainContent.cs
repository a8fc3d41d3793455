using HtmlAgilityPack;

namespace DocsBot.Ingestion.Parsing.Html;

/// <summary>Finds the element that holds a page's content.</summary>
internal static class MainContent
{
    private static readonly string[] Ids = ["main-content", "content", "main", "docs-content", "page-content", "bodyContent", "mw-content-text"];

    /// <summary>The element: what the page itself calls its main part, else the block with the most text outside of links, else the body.</summary>
    public static HtmlNode Find(HtmlNode root)
    {
        var body = root.Descendants("body").FirstOrDefault() ?? root;
        var named = Single(body, node => node.Name == "main") ?? Single(body, node => node.GetAttributeValue("role", "") == "main");
        if (named is not null)
        {
            // A theme may wrap its sidebars into main; the only article in it is then the text.
            return Single(named, node => node.Name == "article") is { } inner && TextLength(inner) > TextLength(named) / 2 ? inner : named;
        }

        if (Single(body, node => node.Name == "article") is { } article)
        {
            return article;
        }

        var byId = Array.Find(Ids, id => Single(body, node => node.Id == id) is not null);
        if (byId is not null)
        {
            return WithHeader(Single(body, node => node.Id == byId)!);
        }

        return Densest(body);
    }

    /// <summary>AsciiDoc puts title and summary into a neighbour of the content.</summary>
    private static HtmlNode WithHeader(HtmlNode content)
    {
        if (content.Descendants("h1").Any() || content.ParentNode is not { } parent)
        {
            return content;
        }

        for (var before = content.PreviousSibling; before is not null; before = before.PreviousSibling)
        {
            if (before.NodeType == HtmlNodeType.Element && !Chrome.Is(before) && (before.Name == "h1" || before.Descendants("h1").Any()))
            {
                return parent;
            }
        }

        return content;
    }

    /// <summary>Goes down as long as one child holds nearly all the text that is no link.</summary>
    private static HtmlNode Densest(HtmlNode body)
    {
        var at = body;
        for (var depth = 0; depth < HtmlTree.MaxDepth; depth++)
        {
            var all = TextLength(at);
            var heaviest = at.ChildNodes.Where(node => node.NodeType == HtmlNodeType.Element && node.Name is "div" or "section" or "td" or "table" or "tbody" or "tr" && !Chrome.Is(node)).MaxBy(TextLength);
            if (heaviest is null || all == 0 || TextLength(heaviest) < all * 0.8 || at.ChildNodes.Any(node => node.Name is "h1" or "h2"))
            {
                return at;
            }

            at = heaviest;
        }

        return at;
    }

    private static HtmlNode? Single(HtmlNode root, Func<HtmlNode, bool> matches)
    {
        HtmlNode? found = null;
        foreach (var node in root.Descendants())
        {
            if (node.NodeType == HtmlNodeType.Element && matches(node))
            {
                if (found is not null && !IsBelow(node, found))
                {
                    return null;
                }

                found ??= node;
            }
        }

        return found;
    }

    private static bool IsBelow(HtmlNode node, HtmlNode ancestor)
    {
        for (var at = node.ParentNode; at is not null; at = at.ParentNode)
        {
            if (at == ancestor)
            {
                return true;
            }
        }

        return false;
    }

    private static int TextLength(HtmlNode node)
    {
        var length = 0;
        var pending = new Stack<HtmlNode>();
        pending.Push(node);
        while (pending.TryPop(out var next))
        {
            if (next is HtmlTextNode text)
            {
                length += text.Text.AsSpan().Trim().Length;
            }
            else if (next.Name != "a" && !Chrome.Is(next))
            {
                foreach (var child in next.ChildNodes)
                {
                    pending.Push(child);
                }
            }
        }

        return length;
    }
}
