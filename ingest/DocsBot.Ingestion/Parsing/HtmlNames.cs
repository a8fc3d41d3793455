namespace DocsBot.Ingestion.Parsing;

/// <summary>The names of HTML elements, which tell markup from placeholders such as <c>&lt;pod-name&gt;</c>.</summary>
internal static class HtmlNames
{
    private static readonly HashSet<string> Elements = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "acronym", "address", "area", "article", "aside", "audio", "b", "base", "bdi", "bdo", "big", "blockquote", "body", "br", "button",
        "canvas", "caption", "center", "cite", "code", "col", "colgroup", "data", "datalist", "dd", "del", "details", "dfn", "dialog", "div", "dl", "dt",
        "em", "embed", "fieldset", "figcaption", "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr",
        "html", "i", "iframe", "img", "input", "ins", "kbd", "label", "legend", "li", "link", "main", "map", "mark", "menu", "meta", "meter", "nav",
        "noscript", "object", "ol", "optgroup", "option", "output", "p", "param", "picture", "pre", "progress", "q", "rp", "rt", "ruby", "s", "samp",
        "script", "search", "section", "select", "slot", "small", "source", "span", "strike", "strong", "style", "sub", "summary", "sup", "svg", "table",
        "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "time", "title", "tr", "track", "tt", "u", "ul", "var", "video", "wbr", "path", "g",
        "rect", "circle", "polygon", "nobr",
    };

    // Elements that are hardly ever written in documentation without an attribute or an end, but are words of it: <label>, <time>, <source>.
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "area", "base", "button", "canvas", "data", "dialog", "embed", "form", "head", "input", "label", "link", "map", "menu", "meter", "object",
        "option", "output", "param", "path", "picture", "progress", "search", "section", "select", "slot", "source", "template", "time", "title", "track",
        "var", "body", "summary",
    };

    /// <summary>Whether HTML has an element of this name.</summary>
    public static bool IsElement(ReadOnlySpan<char> name) => Elements.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);

    /// <summary>Whether an element of this name, bare and never closed, is a placeholder rather than markup.</summary>
    public static bool IsWord(ReadOnlySpan<char> name) => Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
}
