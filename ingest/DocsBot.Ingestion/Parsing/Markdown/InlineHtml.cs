using Markdig.Syntax.Inlines;

namespace DocsBot.Ingestion.Parsing.Markdown;

/// <summary>Tells HTML tags in a paragraph from placeholders and type parameters in angle brackets.</summary>
internal static class InlineHtml
{
    /// <summary>Whether the tag breaks the line.</summary>
    public static bool IsLineBreak(ReadOnlySpan<char> tag) => NameOf(tag) is { Length: 2 } name && name.Equals("br", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a reader of the source means the text itself: no HTML element has that name, or one that is never closed here and says nothing else.</summary>
    public static bool IsPlaceholder(HtmlInline html)
    {
        var tag = html.Tag.AsSpan();
        if (tag.StartsWith("<!") || tag.StartsWith("<?"))
        {
            return false;
        }

        var name = NameOf(tag);
        if (!HtmlNames.IsElement(name))
        {
            return !IsComponent(tag, name);
        }

        var bare = tag.Length == name.Length + 2;
        return bare && HtmlNames.IsWord(name) && !IsClosedLater(html, name.ToString());
    }

    /// <summary>The element's name, of an opening or a closing tag.</summary>
    public static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> tag)
    {
        var start = tag.StartsWith("</") ? 2 : 1;
        var end = start;
        while (end < tag.Length && (char.IsLetterOrDigit(tag[end]) || tag[end] is '-' or '_' or '.' or ':'))
        {
            end++;
        }

        return tag.Length <= start ? default : tag[start..end];
    }

    /// <summary>A component of MDX or Vue: capitalised, with attributes or closing itself.</summary>
    public static bool IsComponent(ReadOnlySpan<char> tag, ReadOnlySpan<char> name) =>
        name.Length > 0 && char.IsUpper(name[0]) && (tag.EndsWith("/>") || tag.Contains('='));

    private static bool IsClosedLater(HtmlInline html, string name)
    {
        // Bounded, or a hostile paragraph of open tags would take quadratic time.
        for (var (next, steps) = (html.NextSibling, 0); next is not null && steps < 200; next = next.NextSibling, steps++)
        {
            if (next is HtmlInline other && other.Tag.StartsWith("</", StringComparison.Ordinal) && NameOf(other.Tag).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
