using System.Text;
using DocsBot.Ingestion.Sites;

namespace DocsBot.Ingestion.Parsing.Markdown;

/// <summary>Reduces Hugo's shortcodes to the text that the site shows. One that is not known keeps its inner text and loses its tags.</summary>
internal sealed class Shortcodes
{
    private const int MaxDepth = 8;
    private const int MaxNesting = 64;
    private const int MaxExpanded = 10_000_000;

    private readonly PageInput _page;
    private readonly int _depth;
    private int _nesting;

    private Shortcodes(PageInput page, int depth)
    {
        _page = page;
        _depth = depth;
    }

    /// <summary>The text without shortcodes; the text itself when the site is not Hugo's or it has none.</summary>
    public static string Expand(string text, PageInput page) => Expand(text, page, depth: 0);

    /// <summary>A file that a shortcode includes, without its front matter and with its own shortcodes expanded; null when it is not there.</summary>
    internal static string? Include(string path, PageInput page, int depth, out FrontMatter? front)
    {
        front = null;
        if (page.Include(path) is not { } text)
        {
            return null;
        }

        front = FrontMatter.Split(text, out var body, out _);
        return Expand(body, page, depth + 1);
    }

    private static string Expand(string text, PageInput page, int depth)
    {
        if (page.Site.Generator != SiteGenerator.Hugo || depth > MaxDepth || !text.Contains("{{", StringComparison.Ordinal))
        {
            return text;
        }

        var tags = ShortcodeTag.FindAll(text);
        if (tags.Count == 0)
        {
            return text;
        }

        var output = new StringBuilder(text.Length + 256);
        new Shortcodes(page, depth).Write(text, tags, Partners(tags), new Span(0, tags.Count, 0, text.Length), output);
        return output.ToString();
    }

    /// <summary>For each tag the place of the tag that closes it, or -1. One pass with the open tags of each name on a stack.</summary>
    private static int[] Partners(List<ShortcodeTag> tags)
    {
        var partners = new int[tags.Count];
        Array.Fill(partners, -1);
        var open = new Dictionary<string, Stack<int>>(StringComparer.Ordinal);
        for (var i = 0; i < tags.Count; i++)
        {
            if (!tags[i].IsClosing)
            {
                if (!open.TryGetValue(tags[i].Name, out var stack))
                {
                    open[tags[i].Name] = stack = new Stack<int>();
                }

                stack.Push(i);
            }
            else if (open.TryGetValue(tags[i].Name, out var opened) && opened.TryPop(out var opener))
            {
                partners[opener] = i;
            }
        }

        return partners;
    }

    private void Write(string text, List<ShortcodeTag> tags, int[] partners, Span span, StringBuilder output)
    {
        var at = span.Start;
        for (var i = span.FirstTag; i < span.EndTag && output.Length < MaxExpanded; i++)
        {
            var tag = tags[i];
            output.Append(text, at, tag.Start - at);
            at = tag.End;
            if (tag.IsClosing)
            {
                continue;
            }

            if (tag.Name.Length == 0)
            {
                // An escaped tag is an example of a tag.
                output.Append(text[tag.Start..tag.End].Replace("/*", "", StringComparison.Ordinal).Replace("*/", "", StringComparison.Ordinal));
                continue;
            }

            string? inner = null;
            if (partners[i] > i && partners[i] < span.EndTag)
            {
                var close = tags[partners[i]];
                inner = Inner(text, tags, partners, new Span(i + 1, partners[i], tag.End, close.Start));
                at = close.End;
                i = partners[i];
            }

            new ShortcodeWriter(_page, _depth, output).Write(tag, inner);
        }

        output.Append(text, at, span.End - at);
    }

    private string Inner(string text, List<ShortcodeTag> tags, int[] partners, Span span)
    {
        if (_nesting >= MaxNesting)
        {
            return text[span.Start..span.End];
        }

        _nesting++;
        var content = new StringBuilder();
        Write(text, tags, partners, span, content);
        _nesting--;
        return content.ToString();
    }

    private readonly record struct Span(int FirstTag, int EndTag, int Start, int End);
}
