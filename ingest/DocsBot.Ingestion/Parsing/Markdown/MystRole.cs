using System.Text;

namespace DocsBot.Ingestion.Parsing.Markdown;

/// <summary>Sphinx' roles in MyST Markdown: <c>{ref}`words &lt;label&gt;`</c> is shown as its words.</summary>
internal static class MystRole
{
    /// <summary>Takes a role's name off the end of the text in front of code; false when there is none.</summary>
    public static bool TakeFrom(StringBuilder text)
    {
        if (text.Length < 3 || text[^1] != '}')
        {
            return false;
        }

        var open = text.Length - 2;
        while (open >= 0 && text.Length - open < 24 && (char.IsAsciiLetterLower(text[open]) || text[open] is ':' or '-' or '_'))
        {
            open--;
        }

        if (open < 0 || text[open] != '{' || open == text.Length - 2)
        {
            return false;
        }

        text.Length = open;
        return true;
    }

    /// <summary>What the site shows of a role's content.</summary>
    public static string TextOf(string content)
    {
        var target = content.LastIndexOf(" <", StringComparison.Ordinal);
        return target > 0 && content.EndsWith('>') ? content[..target].Trim() : content.TrimStart('~');
    }
}
