using System.Buffers;
using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DocsBot.Ingestion.Parsing.Markdown;

/// <summary>Writes inline Markdown as text: links as their words, emphasis without its marks, placeholders such as <c>&lt;name&gt;</c> as they stand.</summary>
internal static class InlineText
{
    private static readonly SearchValues<char> Markup = SearchValues.Create("`*_[<&\\\n");
    private static readonly SearchValues<char> Uncommon = SearchValues.Create("\t\n\u00A0\u200B\uFEFF{");
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().Build();

    /// <summary>Inline content as a chunk has it: code in backticks.</summary>
    public static string Of(ContainerInline? inline) => Write(inline, ticks: true, placeholders: true);

    /// <summary>A heading in plain words.</summary>
    public static string Heading(ContainerInline? inline) => RunningText.OneLine(Write(inline, ticks: false, placeholders: true));

    /// <summary>What a generator makes a fragment of: plain words without anything in angle brackets.</summary>
    public static string ForSlug(ContainerInline? inline) => RunningText.OneLine(Write(inline, ticks: false, placeholders: false));

    /// <summary>A line of Markdown, such as a title in front matter, in plain words.</summary>
    public static string Plain(string markdown)
    {
        if (!markdown.AsSpan().ContainsAny(Markup))
        {
            return RunningText.Collapse(new StringBuilder(markdown)).Replace('\n', ' ');
        }

        var document = Markdig.Markdown.Parse(markdown.Replace('\n', ' ').Trim(), Pipeline);
        return document is [ParagraphBlock paragraph] ? Heading(paragraph.Inline) : markdown.Trim();
    }

    private static string Write(ContainerInline? container, bool ticks, bool placeholders)
    {
        if (container is null)
        {
            return "";
        }

        if (container.FirstChild is LiteralInline { NextSibling: null } only && !only.Content.AsSpan().ContainsAny(Uncommon))
        {
            return only.Content.ToString().Trim();
        }

        var text = new StringBuilder();
        new Writer(text, ticks, placeholders).Children(container, depth: 0);
        return RunningText.Collapse(text);
    }

    private sealed class Writer(StringBuilder text, bool ticks, bool placeholders)
    {
        private const int MaxDepth = 100;

        private bool _inAttributes;

        public void Children(ContainerInline container, int depth)
        {
            if (depth > MaxDepth)
            {
                return;
            }

            for (var inline = container.FirstChild; inline is not null; inline = inline.NextSibling)
            {
                Inline(inline, depth);
            }
        }

        private void Inline(Inline inline, int depth)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    Literal(literal);
                    break;
                case CodeInline code:
                    Code(code.Content);
                    break;
                case LineBreakInline lineBreak:
                    text.Append(lineBreak.IsHard ? '\n' : ' ');
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case HtmlInline html:
                    Html(html);
                    break;
                case Markdig.Extensions.Footnotes.FootnoteLink:
                    break;
                case ContainerInline container:
                    Children(container, depth + 1);
                    break;
            }
        }

        private void Code(string content)
        {
            var role = MystRole.TakeFrom(text);
            content = role is null ? content : MystRole.TextOf(content);
            if (ticks && !MystRole.IsProse(role))
            {
                RunningText.AppendCode(text, content);
            }
            else
            {
                text.Append(content);
            }
        }

        private void Html(HtmlInline html)
        {
            var tag = html.Tag.AsSpan();
            if (InlineHtml.IsLineBreak(tag))
            {
                text.Append('\n');
            }
            else if (placeholders && InlineHtml.IsPlaceholder(html))
            {
                text.Append(tag);
            }
        }

        /// <summary>An attribute list behind a link, an image or code (<c>{.internal-link target=_blank}</c>) is no text.</summary>
        private void Literal(LiteralInline literal)
        {
            var content = literal.Content.AsSpan();
            if (!_inAttributes && OpensAttributes(literal, content))
            {
                _inAttributes = true;
            }

            if (_inAttributes)
            {
                var end = content.IndexOf('}');
                _inAttributes = end < 0;
                content = end < 0 ? default : content[(end + 1)..];
            }

            text.Append(content);
        }

        private static bool OpensAttributes(LiteralInline literal, ReadOnlySpan<char> content)
        {
            if (content.Length < 2 || content[0] != '{' || literal.PreviousSibling is not (LinkInline or CodeInline or EmphasisInline))
            {
                return false;
            }

            if (content.IndexOf('}') is > 0 and var end)
            {
                var list = content[1..end].Trim();
                return list.Length > 0 && (list[0] is '.' or '#' or ':' || list.Contains('='));
            }

            // An underscore in the list has split the text; the rest follows.
            return content[1..].TrimStart() is ['.' or '#' or ':', ..] && literal.NextSibling is LiteralInline or EmphasisInline && literal.Parent is { } parent && parent.OfType<LiteralInline>().Any(next => next.Content.AsSpan().Contains('}'));
        }
    }
}
