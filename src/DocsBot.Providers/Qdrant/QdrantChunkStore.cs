using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.Qdrant;

/// <summary>An index in Qdrant: one collection a snapshot, an alias that names the published one. Safe for use by many threads at once.</summary>
public sealed class QdrantChunkStore : IChunkStore, IDisposable
{
    /// <summary>Creates the store; nothing is asked of the server before it is used.</summary>
    /// <param name="options">Where the server is and how the index is laid out.</param>
    /// <param name="time">The clock that stamps and names snapshots.</param>
    /// <param name="logger">Where recoveries and publications are told.</param>
    public QdrantChunkStore(QdrantOptions options, TimeProvider time, ILogger<QdrantChunkStore> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(logger);
    }

    /// <inheritdoc />
    public Task<IndexManifest?> GetManifestAsync(CancellationToken cancellationToken) => throw new NotSupportedException("Not written yet.");

    /// <inheritdoc />
    public Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken) => throw new NotSupportedException("Not written yet.");

    /// <inheritdoc />
    public Task<IReadOnlyList<Chunk>> GetChunksAsync(IReadOnlyCollection<ChunkId> ids, CancellationToken cancellationToken) => throw new NotSupportedException("Not written yet.");

    /// <inheritdoc />
    public Task<IReadOnlyList<Chunk>> GetPageAsync(PageKey page, CancellationToken cancellationToken) => throw new NotSupportedException("Not written yet.");

    /// <inheritdoc />
    public Task<PageKey?> FindPageAsync(string pageUrl, CancellationToken cancellationToken) => throw new NotSupportedException("Not written yet.");

    /// <inheritdoc />
    public Task<IReadOnlyList<PageLabels>> GetLabelsAsync(CancellationToken cancellationToken) => throw new NotSupportedException("Not written yet.");

    /// <inheritdoc />
    public Task<FittedModel?> ReadModelAsync(CancellationToken cancellationToken) => throw new NotSupportedException("Not written yet.");

    /// <inheritdoc />
    public Task<IIndexDraft> OpenDraftAsync(IndexRecipe recipe, CancellationToken cancellationToken) => throw new NotSupportedException("Not written yet.");

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
    }
}
