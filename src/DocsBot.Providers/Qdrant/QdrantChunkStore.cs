using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Qdrant.Index;
using DocsBot.Providers.Qdrant.Rest;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.Qdrant;

/// <summary>
/// An index in Qdrant: a collection for each snapshot, an alias that names the published one, and a collection in which an ingestion says that it holds the
/// draft. Safe for use by many threads at once; another process's publish is seen within a second.
/// </summary>
public sealed class QdrantChunkStore : IChunkStore, IDisposable
{
    private readonly QdrantClient _client;
    private readonly CollectionNames _names;
    private readonly CurrentSnapshot _current;
    private readonly SnapshotSearch _search;
    private readonly DraftSurroundings _drafts;

    /// <summary>Creates the store; nothing is asked of the server before it is used.</summary>
    /// <param name="options">Where the server is and how the index is laid out.</param>
    /// <param name="time">The clock that stamps and names snapshots.</param>
    /// <param name="logger">Where recoveries and publications are told.</param>
    /// <exception cref="ArgumentException">The options name no server.</exception>
    public QdrantChunkStore(QdrantOptions options, TimeProvider time, ILogger<QdrantChunkStore> logger)
        : this(options, time, logger, handler: null)
    {
    }

    /// <summary>Creates a store that sends its requests through a handler.</summary>
    internal QdrantChunkStore(QdrantOptions options, TimeProvider time, ILogger<QdrantChunkStore> logger, HttpMessageHandler? handler)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(logger);
        _client = new QdrantClient(new QdrantConnection(options, time, logger, handler), options.ReadConsistency);
        _names = new CollectionNames(options.Collection);
        _current = new CurrentSnapshot(_client, _names, time, logger);
        _search = new SnapshotSearch(options);
        _drafts = new DraftSurroundings(_client, _names, options, _current, time, logger);
    }

    /// <inheritdoc />
    public Task<IndexManifest?> GetManifestAsync(CancellationToken cancellationToken) =>
        _current.UseAsync<IndexManifest?>((snapshot, _) => Task.FromResult<IndexManifest?>(snapshot.Manifest), otherwise: null, cancellationToken);

    /// <inheritdoc />
    public Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Top, 1, nameof(request));
        return _current.UseAsync((snapshot, token) => _search.SearchAsync(snapshot, request, token), SearchResult.Empty, cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<Chunk>> GetChunksAsync(IReadOnlyCollection<ChunkId> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return _current.UseAsync<IReadOnlyList<Chunk>>(
            async (snapshot, token) =>
            {
                var found = (await snapshot.Points.ReadChunksAsync([.. ids.Select(id => id.Value).Distinct()], token)).ToDictionary(chunk => chunk.Id);
                return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
            },
            otherwise: [],
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<Chunk>> GetPageAsync(PageKey page, CancellationToken cancellationToken) =>
        _current.UseAsync((snapshot, token) => snapshot.Points.ReadPageAsync(page, token), otherwise: [], cancellationToken);

    /// <inheritdoc />
    public Task<PageKey?> FindPageAsync(string pageUrl, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pageUrl);
        var addresses = PageAddress.Spellings(pageUrl);
        return _current.UseAsync((snapshot, token) => snapshot.Points.FindPageAsync(addresses, token), otherwise: null, cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<PageLabels>> GetLabelsAsync(CancellationToken cancellationToken) =>
        _current.UseAsync((snapshot, token) => snapshot.LabelsAsync(token), otherwise: [], cancellationToken);

    /// <inheritdoc />
    public Task<FittedModel?> ReadModelAsync(CancellationToken cancellationToken) =>
        _current.UseAsync((snapshot, token) => snapshot.ReadModelAsync(token), otherwise: null, cancellationToken);

    /// <inheritdoc />
    public async Task<IIndexDraft> OpenDraftAsync(IndexRecipe recipe, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return await QdrantIndexDraft.OpenAsync(_drafts, recipe, cancellationToken);
    }

    /// <summary>Deletes the index: its snapshots, its draft and who holds it. Nothing else on the server is touched. For an index that was made to be measured.</summary>
    /// <exception cref="IndexUnavailableException">The server cannot be reached or does not let it.</exception>
    public async Task DeleteIndexAsync(CancellationToken cancellationToken)
    {
        try
        {
            var collections = await _client.ListCollectionsAsync(cancellationToken);
            foreach (var collection in collections.Where(name => name == _names.Lease || _names.SnapshotOf(name) is not null))
            {
                await _client.DeleteCollectionAsync(collection, cancellationToken);
            }
        }
        catch (QdrantException fault)
        {
            throw QdrantFaults.Explain(fault, _client.Url);
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        _current.Dispose();
        _client.Dispose();
    }
}
