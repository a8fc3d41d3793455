using System.Text;
using HtmlAgilityPack;

namespace DocsBot.Ingestion.Parsing.Html;

/// <summary>Writes the inline content of HTML as text: code in backticks, everything else without its tags.</summary>
internal static class HtmlInlineText
{
    /// <summary>An element's content as a chunk has it.</summary>
    public static string Of(HtmlNode node)
    {
        var text = new StringBuilder();
        foreach (var child in node.ChildNodes)
        {
            Append(child, text, ticks: true);
        }

        return RunningText.Collapse(text);
    }

    /// <summary>A heading in plain words, without the mark that links to itself.</summary>
    public static string Heading(HtmlNode node)
    {
        var text = new StringBuilder();
        foreach (var child in node.ChildNodes)
        {
            Append(child, text, ticks: false);
        }

        return RunningText.OneLine(RunningText.Collapse(text));
    }

    /// <summary>Appends one inline node.</summary>
    public static void Append(HtmlNode node, StringBuilder text, bool ticks)
    {
        switch (node)
        {
            case HtmlTextNode literal:
                // Line breaks of the source are spaces to a browser.
                text.Append(HtmlEntity.DeEntitize(literal.Text).Replace('\n', ' ').Replace('\r', ' '));
                return;
            case HtmlCommentNode:
                return;
        }

        if (Chrome.Is(node) || IsPermalink(node))
        {
            return;
        }

        switch (node.Name)
        {
            case "br":
                text.Append('\n');
                break;
            case "code" or "tt" or "kbd" or "samp" when ticks:
                AppendCode(node, text);
                break;
            case "img":
                text.Append(HtmlEntity.DeEntitize(node.GetAttributeValue("alt", "")));
                break;
            default:
                foreach (var child in node.ChildNodes)
                {
                    Append(child, text, ticks);
                }

                break;
        }
    }

    private static void AppendCode(HtmlNode node, StringBuilder text)
    {
        var code = new StringBuilder();
        foreach (var child in node.ChildNodes)
        {
            Append(child, code, ticks: false);
        }

        var content = RunningText.OneLine(RunningText.Collapse(code));
        if (content.Length > 0)
        {
            RunningText.AppendCode(text, content);
        }
    }

    /// <summary>The pilcrow, hash or chain behind a heading.</summary>
    private static bool IsPermalink(HtmlNode node) =>
        node.Name == "a" && node.GetAttributeValue("href", "").StartsWith('#') &&
        HtmlEntity.DeEntitize(node.InnerText).Trim() is "" or "#" or "¶" or "§" or "🔗" or "\uF0C1" or "Link to this heading" or "Permalink";
}
