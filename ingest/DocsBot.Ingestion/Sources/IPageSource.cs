namespace DocsBot.Ingestion.Sources;

/// <summary>A place pages come from: a folder, a repository, a website.</summary>
public interface IPageSource
{
    /// <summary>The source's name, unique within an index; it is part of every page's key.</summary>
    string Name { get; }

    /// <summary>
    /// Lists the pages, each once, in an order that stays the same. The listing is complete when it ends without a <see cref="SourceEntry.Unlisted"/>;
    /// only then are pages that it did not name removed from the index.
    /// </summary>
    /// <exception cref="SourceUnavailableException">The source cannot be listed at all.</exception>
    IAsyncEnumerable<SourceEntry> ListAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The text of another file of the source, with line feeds as line ends, which a page includes (a snippet, an example). Null when there is no such file, it is not text, or the
    /// source has no files; never reads outside of the source.
    /// </summary>
    /// <param name="path">Path within the source, with <c>/</c> as separator.</param>
    string? ReadInclude(string path) => null;
}
