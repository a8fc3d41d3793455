namespace DocsBot.Ingestion.Parsing;

/// <summary>Reads one format. A parser keeps no state between pages and is safe for use by many threads.</summary>
public interface IPageParser
{
    /// <summary>The file name extensions of the format, with their dot, in lower case.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>Parses a page.</summary>
    ParseResult Parse(PageInput input);
}
