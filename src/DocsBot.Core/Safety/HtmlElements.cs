namespace DocsBot.Core.Safety;

/// <summary>The names of HTML's elements (HTML Living Standard, index of elements, with the obsolete ones and the roots of SVG and MathML).</summary>
internal static class HtmlElements
{
    private static readonly HashSet<string> Names = new(
        """
        a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br button canvas caption center cite
        code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4
        h5 h6 head header hgroup hr html i iframe img input ins isindex kbd keygen label legend li link listing main map mark marquee math menu meta meter nav
        nobr noembed noframes noscript object ol optgroup option output p param picture plaintext pre progress q rp rt ruby s samp script search section select
        slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video
        wbr xmp
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The most characters that a name has.</summary>
    public const int Longest = 10;

    /// <summary>Whether an element has this name, in any case.</summary>
    public static bool Has(ReadOnlySpan<char> name) => Names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
}
