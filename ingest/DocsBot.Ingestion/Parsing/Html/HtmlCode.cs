using System.Text;
using HtmlAgilityPack;

namespace DocsBot.Ingestion.Parsing.Html;

/// <summary>Code in HTML: its text as it is copied, and its language.</summary>
internal static class HtmlCode
{
    /// <summary>The text of code that was written with HTML in it; the code itself when it cannot be parsed.</summary>
    public static string TextOf(string html) => HtmlTree.TryParse(html, out var document, out _) ? TextOf(document.DocumentNode).TrimEnd() : html;

    /// <summary>The text of preformatted content, its line breaks kept; line numbers and buttons left out.</summary>
    public static string TextOf(HtmlNode node)
    {
        var text = new StringBuilder();
        foreach (var below in node.Descendants())
        {
            if (below is HtmlTextNode literal && !Chrome.IsNamedInside(below, node))
            {
                text.Append(HtmlEntity.DeEntitize(literal.Text));
            }
            else if (below.Name == "br")
            {
                text.Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>The language a code block names in a class: <c>language-go</c>, <c>highlight-source-go</c>, <c>brush: go</c>.</summary>
    public static string? LanguageOf(HtmlNode pre)
    {
        foreach (var node in new[] { pre, pre.ChildNodes.FirstOrDefault(child => child.Name == "code"), pre.ParentNode, pre.ParentNode?.ParentNode })
        {
            if (node?.GetAttributeValue("data-lang", "") is { Length: > 0 } named)
            {
                return named;
            }

            foreach (var name in (node?.GetAttributeValue("class", "") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                foreach (var prefix in (string[])["language-", "lang-", "highlight-source-", "highlight-"])
                {
                    if (name.StartsWith(prefix, StringComparison.Ordinal) && name.Length > prefix.Length)
                    {
                        return name[prefix.Length..] is "default" or "none" or "text" or "plaintext" ? null : name[prefix.Length..];
                    }
                }
            }
        }

        return null;
    }
}
