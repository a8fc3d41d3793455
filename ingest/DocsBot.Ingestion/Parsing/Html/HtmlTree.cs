using HtmlAgilityPack;

namespace DocsBot.Ingestion.Parsing.Html;

/// <summary>Parses HTML into a tree that is safe to walk.</summary>
internal static class HtmlTree
{
    /// <summary>Deeper pages are refused: walking them would take the stack of the process with them.</summary>
    public const int MaxDepth = 400;

    static HtmlTree()
    {
        // HtmlAgilityPack gives these no children by default, so that their content would look like the page's.
        HtmlNode.ElementsFlags.Remove("form");
        HtmlNode.ElementsFlags.Remove("option");
    }

    /// <summary>Parses a page or a fragment.</summary>
    public static bool TryParse(string html, out HtmlDocument document, out string fault)
    {
        document = new HtmlDocument { OptionMaxNestedChildNodes = MaxDepth };
        fault = "";
        try
        {
            document.LoadHtml(html);
            return true;
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            // HtmlAgilityPack throws plain Exception for pages it refuses.
            fault = $"The HTML cannot be parsed: {broken.Message}";
            return false;
        }
    }
}
