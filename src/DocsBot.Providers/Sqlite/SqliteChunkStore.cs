using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.Sqlite;

/// <summary>
/// The embedded index: one SQLite file a snapshot under <c>&lt;data&gt;/index</c>, a small <c>current</c> file that names the published one, and
/// <c>draft.db</c> for the next. Safe for use by many threads at once; another process's publish is seen within a second.
/// </summary>
public sealed class SqliteChunkStore : IChunkStore, IDisposable
{
    /// <summary>Creates the store; nothing is opened before it is used.</summary>
    /// <param name="options">Where the index is and how it ranks.</param>
    /// <param name="time">The clock that stamps and names snapshots.</param>
    /// <param name="logger">Where recoveries and publications are told.</param>
    public SqliteChunkStore(SqliteIndexOptions options, TimeProvider time, ILogger<SqliteChunkStore> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(logger);
    }

    /// <inheritdoc />
    public Task<IndexManifest?> GetManifestAsync(CancellationToken cancellationToken) => throw new NotSupportedException("The store lands with the next commit.");

    /// <inheritdoc />
    public Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken) => throw new NotSupportedException("The store lands with the next commit.");

    /// <inheritdoc />
    public Task<IReadOnlyList<Chunk>> GetChunksAsync(IReadOnlyCollection<ChunkId> ids, CancellationToken cancellationToken) => throw new NotSupportedException("The store lands with the next commit.");

    /// <inheritdoc />
    public Task<IReadOnlyList<Chunk>> GetPageAsync(PageKey page, CancellationToken cancellationToken) => throw new NotSupportedException("The store lands with the next commit.");

    /// <inheritdoc />
    public Task<PageKey?> FindPageAsync(string pageUrl, CancellationToken cancellationToken) => throw new NotSupportedException("The store lands with the next commit.");

    /// <inheritdoc />
    public Task<IIndexDraft> OpenDraftAsync(IndexRecipe recipe, CancellationToken cancellationToken) => throw new NotSupportedException("The store lands with the next commit.");

    /// <summary>Closes every connection.</summary>
    public void Dispose()
    {
    }
}
