namespace DocsBot.Ingestion.Sources;

/// <summary>One line of a source's listing. The hierarchy is closed.</summary>
public abstract record SourceEntry
{
    private SourceEntry()
    {
    }

    /// <summary>A page to ingest.</summary>
    /// <param name="Page">Its path and how to read it.</param>
    public sealed record File(SourceFile Page) : SourceEntry;

    /// <summary>
    /// A part of the source that could not be listed, so that nobody knows which pages are there. A listing with such an entry is not complete, and no
    /// page is removed after it.
    /// </summary>
    /// <param name="Path">The part's path within the source; empty for the whole source.</param>
    /// <param name="Reason">Why, in a sentence for the operator.</param>
    public sealed record Unlisted(string Path, string Reason) : SourceEntry;
}
