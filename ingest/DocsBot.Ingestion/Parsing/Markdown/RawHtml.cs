using Markdig.Syntax;

namespace DocsBot.Ingestion.Parsing.Markdown;

/// <summary>What a block of raw HTML in Markdown amounts to, told without parsing it.</summary>
internal static class RawHtml
{
    /// <summary>The block's lines; nothing for a comment or another block that browsers do not show.</summary>
    public static string SourceOf(HtmlBlock html) =>
        html.Type is HtmlBlockType.Comment or HtmlBlockType.ProcessingInstruction or HtmlBlockType.DocumentType ? AfterComment(html.Lines.ToString()) : html.Lines.ToString();

    /// <summary>A block that is one tag of no HTML element, such as <c>&lt;pod-name&gt;</c>: it is text.</summary>
    public static bool TryPlaceholder(string source, out string text)
    {
        text = source.Trim();
        if (text.Length < 3 || text[0] != '<' || text[^1] != '>' || text[1] is '!' or '?' or '/' || text.AsSpan(1).Contains('<'))
        {
            return false;
        }

        var name = InlineHtml.NameOf(text);
        return name.Length > 0 && !HtmlNames.IsElement(name) && !char.IsUpper(name[0]);
    }

    /// <summary>How many more tables begin than end.</summary>
    public static int OpenTables(ReadOnlySpan<char> source) => source.Contains('<') ? Count(source, "<table") - Count(source, "</table") : 0;

    /// <summary>Whether there is anything besides tags and white space; an image or a heading counts.</summary>
    public static bool HasText(string source)
    {
        var inTag = false;
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '<')
            {
                inTag = true;
            }
            else if (source[i] == '>' && inTag)
            {
                inTag = false;
            }
            else if (!inTag && !char.IsWhiteSpace(source[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static string AfterComment(string source)
    {
        // Text behind the end of a comment, in the same block, is shown.
        var end = source.LastIndexOf("-->", StringComparison.Ordinal);
        return end < 0 ? "" : source[(end + 3)..];
    }

    private static int Count(ReadOnlySpan<char> source, ReadOnlySpan<char> tag)
    {
        var count = 0;
        for (int i; (i = source.IndexOf(tag, StringComparison.OrdinalIgnoreCase)) >= 0; source = source[(i + tag.Length)..])
        {
            count++;
        }

        return count;
    }
}
