using System.Text;

namespace DocsBot.Ingestion.Parsing.Markdown;

/// <summary>Sphinx' roles in MyST Markdown: <c>{ref}`words &lt;label&gt;`</c> is shown as its words.</summary>
internal static class MystRole
{
    /// <summary>Takes a role's name off the end of the text in front of code; null when there is none.</summary>
    public static string? TakeFrom(StringBuilder text)
    {
        if (text.Length < 3 || text[^1] != '}')
        {
            return null;
        }

        var open = text.Length - 2;
        while (open >= 0 && text.Length - open < 24 && (char.IsAsciiLetterLower(text[open]) || text[open] is ':' or '-' or '_'))
        {
            open--;
        }

        if (open < 0 || text[open] != '{' || open == text.Length - 2)
        {
            return null;
        }

        var role = text.ToString(open + 1, text.Length - open - 2);
        text.Length = open;
        return role;
    }

    /// <summary>What the site shows of a role's content.</summary>
    public static string TextOf(string content)
    {
        var target = content.LastIndexOf(" <", StringComparison.Ordinal);
        return target > 0 && content.EndsWith('>') ? content[..target].Trim() : content.TrimStart('~');
    }

    /// <summary>Whether the site shows the content as running text, not as code.</summary>
    public static bool IsProse(string? role) => role is "ref" or "doc" or "term" or "numref" or "any" or "download" or "abbr";
}
