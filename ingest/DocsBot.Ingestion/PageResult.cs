using DocsBot.Core.Documents;

namespace DocsBot.Ingestion;

/// <summary>What became of a page. The hierarchy is closed.</summary>
public abstract record PageResult
{
    private PageResult(PageKey key) => Key = key;

    /// <summary>The page.</summary>
    public PageKey Key { get; }

    /// <summary>The page is as it was when it was last ingested: nothing was parsed.</summary>
    /// <param name="Page">The page.</param>
    public sealed record Unchanged(PageKey Page) : PageResult(Page);

    /// <summary>The page is new or changed, and its chunks replace what the index held.</summary>
    /// <param name="Page">The page.</param>
    /// <param name="ContentHash">What the next ingestion compares with.</param>
    /// <param name="Chunks">Its chunks in reading order; none for an empty page.</param>
    public sealed record Ingested(PageKey Page, string ContentHash, IReadOnlyList<Chunk> Chunks) : PageResult(Page);

    /// <summary>The page says that it is not to be published or indexed (a draft, <c>noindex</c>, a redirect): the index holds no chunk of it.</summary>
    /// <param name="Page">The page.</param>
    /// <param name="ContentHash">What the next ingestion compares with.</param>
    /// <param name="Reason">Why, for the operator.</param>
    public sealed record Skipped(PageKey Page, string ContentHash, string Reason) : PageResult(Page);

    /// <summary>The page could not be read or parsed; what the index holds of it stays.</summary>
    /// <param name="Page">The page.</param>
    /// <param name="Reason">What is wrong and how to mend it, for the operator.</param>
    public sealed record Failed(PageKey Page, string Reason) : PageResult(Page);
}
