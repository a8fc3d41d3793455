using DocsBot.Core.Prompts;
using DocsBot.Core.Safety;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DocsBot.Core.Tests.Safety;

/// <summary>What a Markdown renderer that knows nothing of our rules makes of a filtered text: no link outside of the sources, no image, no HTML.</summary>
public sealed class RenderedOutputTests
{
    private const string Allowed = "https://docs.example.com/install/";

    private static readonly MarkdownPipeline Markdig = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseEmphasisExtras().UseTaskLists().Build();
    private static readonly PromptSource[] Sources = [new(1, "Install", "", Allowed, "Text.")];

    private static readonly string[] Pieces =
    [
        "[", "]", "(", ")", "[a](", "](x)", "![", "[](x)", "[b](https://evil.example)", "[c](" + Allowed + ")", "[d]: /x", "]: ", "<", ">", "<b>", "<img src=x>", "</b>", "<!--", "-->", "<?", "<https://evil.example>",
        "<javascript:x>", "`", "``", "```", "~~~", "\n", "\n", "\n\n", "\r", "\r\n", "\r\r", "\n  ", "\n    ", "\n```\n", "\n> ", "\n- ", "\n1. ", "\n  - ", "\t", "!", "\\", ":", "//", "http", "https://", "evil.example", "www.", "a", "1", " ", "   ", "- ", "> ",
        "|", "\n|a|b|\n|---|---|\n|", "*", "**", "\"t\"", "#", "&lt;", "&#60;", "b", "\u00a0", "text ", "script", "---", "\n===\n",
    ];

    [Fact]
    public void No_text_renders_to_a_foreign_link_an_image_or_HTML()
    {
        var random = new Random(20261122);
        var found = 0;
        for (var run = 0; run < 20_000; run++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 22)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            found += Breaks(text).Any() ? 1 : 0;

            Breaks(Filtered(text)).ShouldBeEmpty($"{text.ReplaceLineEndings("⏎")}  →  {Filtered(text).ReplaceLineEndings("⏎")}");
        }

        // The texts are not harmless to begin with.
        found.ShouldBeGreaterThan(5_000);
    }

    [Fact]
    public void A_link_to_a_source_is_still_one() =>
        Markdown.Parse(Filtered($"See [the page]({Allowed}#top \"Install\")."), Markdig).Descendants<LinkInline>().ShouldHaveSingleItem().Url.ShouldBe(Allowed + "#top");

    [Fact]
    public void A_placeholder_reads_as_it_was_written() => Markdown.ToPlainText(Filtered("Give <name> and <b>."), Markdig).Trim().ShouldBe("Give <name> and <b>.");

    private static IEnumerable<string> Breaks(string text)
    {
        foreach (var node in Markdown.Parse(text, Markdig).Descendants())
        {
            switch (node)
            {
                case HtmlBlock or HtmlInline:
                    yield return "HTML";
                    break;
                case LinkInline { IsImage: true }:
                    yield return "image";
                    break;
                case LinkInline link when !(link.Url ?? "").StartsWith(Allowed[..^1], StringComparison.Ordinal):
                    yield return $"link to {link.Url}";
                    break;
                case AutolinkInline link:
                    yield return $"link to {link.Url}";
                    break;
            }
        }
    }

    private static string Filtered(string text)
    {
        var filter = new OutputFilter(Sources);
        return filter.Append(text) + filter.Finish();
    }
}
