using DocsBot.Core.Documents;

namespace DocsBot.Core.Retrieval;

/// <summary>
/// The index: published snapshots that are searched, and one draft that an ingestion writes. Readers see the old snapshot or the new one, never half.
/// Every implementation runs the same conformance suite.
/// </summary>
public interface IChunkStore
{
    /// <summary>The manifest of the published snapshot, or null when nothing has been published yet.</summary>
    /// <exception cref="IndexUnavailableException">The store cannot be read: damaged, of another schema, or out of reach.</exception>
    Task<IndexManifest?> GetManifestAsync(CancellationToken cancellationToken);

    /// <summary>Searches the published snapshot. Whatever the text, a search does not fail on it; nothing published finds nothing.</summary>
    /// <exception cref="IndexUnavailableException">The store cannot be read.</exception>
    Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken);

    /// <summary>Chunks of the published snapshot by id, in the order asked for; an id that is not there is left out.</summary>
    /// <exception cref="IndexUnavailableException">The store cannot be read.</exception>
    Task<IReadOnlyList<Chunk>> GetChunksAsync(IReadOnlyCollection<ChunkId> ids, CancellationToken cancellationToken);

    /// <summary>All chunks of a page of the published snapshot, in reading order; empty when the page is not there.</summary>
    /// <exception cref="IndexUnavailableException">The store cannot be read.</exception>
    Task<IReadOnlyList<Chunk>> GetPageAsync(PageKey page, CancellationToken cancellationToken);

    /// <summary>The page of the published snapshot that a reader opens at this address (fragment and query left out), or null.</summary>
    /// <exception cref="IndexUnavailableException">The store cannot be read.</exception>
    Task<PageKey?> FindPageAsync(string pageUrl, CancellationToken cancellationToken);

    /// <summary>The different combinations of labels of the published snapshot's pages, those of the most pages first; empty when nothing is published. A page without chunks has no labels.</summary>
    /// <exception cref="IndexUnavailableException">The store cannot be read.</exception>
    Task<IReadOnlyList<PageLabels>> GetLabelsAsync(CancellationToken cancellationToken);

    /// <summary>The model that was learnt from the published snapshot, or null when it has none.</summary>
    /// <exception cref="IndexUnavailableException">The store cannot be read.</exception>
    Task<FittedModel?> ReadModelAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Opens the draft: the published snapshot's content, or what an interrupted ingestion left when that was built by the same chunker and model on
    /// the same snapshot. When the published snapshot was built otherwise (<paramref name="recipe"/>), the draft starts empty.
    /// </summary>
    /// <exception cref="IndexUnavailableException">The store cannot be read, or another ingestion holds the draft.</exception>
    Task<IIndexDraft> OpenDraftAsync(IndexRecipe recipe, CancellationToken cancellationToken);
}
