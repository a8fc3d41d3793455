using DocsBot.Core.Documents;

namespace DocsBot.Ingestion.Parsing.Markdown;

/// <summary>Reads Markdown, with the front matter, shortcodes and admonitions of the generators that use it.</summary>
public sealed class MarkdownPageParser : IPageParser
{
    /// <inheritdoc />
    public IReadOnlyList<string> Extensions { get; } = [".md", ".markdown", ".mdown"];

    /// <inheritdoc />
    public ParseResult Parse(PageInput input)
    {
        var front = FrontMatter.Split(input.Text, out var body, out var fault);
        if (fault is not null)
        {
            return new ParseResult.Broken(fault);
        }

        if (front.NotPublished is { } reason)
        {
            return new ParseResult.Skipped(reason);
        }

        if (!HugoBundle.TryPlace(input, front, out var address, out var notOwn))
        {
            return new ParseResult.Skipped(notOwn);
        }

        var text = AdmonitionSyntax.Normalise(Shortcodes.Expand(body, input), input);
        var sections = new SectionBuilder();
        new MarkdownBlocks(text, input.Site, sections).Read();

        var title = input.Title ?? TitleOf(front) ?? sections.FirstTopHeading ?? RunningText.TitleOf(input.Key.Path);
        return new ParseResult.Parsed(
            new Page
            {
                Key = input.Key,
                Url = input.Url ?? address ?? input.Site.UrlOf(input.Key.Path, front.Facts),
                Title = title,
                Description = front.Description is { } description ? InlineText.Plain(description) : null,
                Labels = front.Labels,
                Sections = sections.Build(title),
            },
            sections.Anchors);
    }

    private static string? TitleOf(FrontMatter front) =>
        front.Title is { } title && InlineText.Plain(title) is { Length: > 0 } plain ? plain : null;
}
