using DocsBot.Ingestion.Parsing.Html;
using DocsBot.Ingestion.Parsing.Markdown;

namespace DocsBot.Ingestion.Parsing;

/// <summary>Every format there is, each parsed by its own parser.</summary>
public sealed class PageParser : IPageParser
{
    /// <summary>Name and version of the parsers. Raise the number when a change gives pages another content: every page is then parsed again.</summary>
    public const string Version = "pages/1";

    private readonly Dictionary<string, IPageParser> _byExtension;

    /// <summary>Creates a parser of Markdown and HTML.</summary>
    public PageParser()
        : this(new MarkdownPageParser(), new HtmlPageParser())
    {
    }

    internal PageParser(params IPageParser[] parsers) =>
        _byExtension = parsers
            .SelectMany(parser => parser.Extensions, (parser, extension) => (parser, extension))
            .ToDictionary(pair => pair.extension, pair => pair.parser, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc />
    public IReadOnlyList<string> Extensions => [.. _byExtension.Keys];

    /// <inheritdoc />
    public ParseResult Parse(PageInput input)
    {
        var extension = Path.GetExtension(input.Key.Path);
        return _byExtension.TryGetValue(extension, out var parser)
            ? parser.Parse(input)
            : new ParseResult.Broken($"There is no parser for '{extension}'. Formats: {string.Join(", ", Extensions)}.");
    }
}
