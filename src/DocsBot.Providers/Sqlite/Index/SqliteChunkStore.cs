using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Sqlite.Words;
using DocsBot.Providers.Words;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.Sqlite.Index;

/// <summary>
/// The embedded index: one SQLite file a snapshot under <c>&lt;data&gt;/index</c>, a small <c>current</c> file that names the published one, and
/// <c>draft.db</c> for the next. Safe for use by many threads at once; another process's publish is seen within a second.
/// </summary>
/// <remarks>SQLite runs in process and answers in milliseconds, so the methods work on the caller's thread and return when they are done.</remarks>
public sealed class SqliteChunkStore : IChunkStore, IDisposable
{
    private readonly SqliteIndexOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<SqliteChunkStore> _logger;
    private readonly IndexFolder _folder;
    private readonly CurrentSnapshot _current;

    /// <summary>Creates the store; nothing is opened before it is used.</summary>
    /// <param name="options">Where the index is and how it ranks.</param>
    /// <param name="time">The clock that stamps and names snapshots.</param>
    /// <param name="logger">Where recoveries and publications are told.</param>
    public SqliteChunkStore(SqliteIndexOptions options, TimeProvider time, ILogger<SqliteChunkStore> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(logger);
        _options = options;
        _time = time;
        _logger = logger;
        _folder = new IndexFolder(options.Directory);
        _current = new CurrentSnapshot(_folder, options, time, logger);
    }

    /// <inheritdoc />
    public Task<IndexManifest?> GetManifestAsync(CancellationToken cancellationToken) =>
        Answer(snapshot => snapshot.Manifest, default(IndexManifest), cancellationToken);

    /// <inheritdoc />
    public Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Top, 1, nameof(request));
        return Answer(snapshot => Search(snapshot, request, cancellationToken), SearchResult.Empty, cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<Chunk>> GetChunksAsync(IReadOnlyCollection<ChunkId> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return Read<IReadOnlyList<Chunk>>(reader => [.. ids.Select(reader.Find).OfType<Chunk>()], [], cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<Chunk>> GetPageAsync(PageKey page, CancellationToken cancellationToken) =>
        Read(reader => reader.ReadPage(page), [], cancellationToken);

    /// <inheritdoc />
    public Task<PageKey?> FindPageAsync(string pageUrl, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pageUrl);
        var addresses = PageAddress.Spellings(pageUrl);
        return Read(reader => addresses.Select(reader.FindPage).FirstOrDefault(page => page is not null), null, cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<PageLabels>> GetLabelsAsync(CancellationToken cancellationToken) => Read(reader => reader.ReadLabels(), [], cancellationToken);

    /// <inheritdoc />
    public Task<FittedModel?> ReadModelAsync(CancellationToken cancellationToken) => Read(reader => reader.ReadModel(), null, cancellationToken);

    /// <inheritdoc />
    public Task<IIndexDraft> OpenDraftAsync(IndexRecipe recipe, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IIndexDraft>(SqliteIndexDraft.Open(_folder, recipe, _options.SnapshotsKept, new DraftSurroundings(_time, _logger, _current.Refresh)));
    }

    /// <summary>Closes every connection.</summary>
    public void Dispose() => _current.Dispose();

    private static SearchResult Search(PublishedSnapshot snapshot, SearchRequest request, CancellationToken cancellationToken) => snapshot.Use(reader =>
    {
        var passes = snapshot.Filtered.Passing(request.Filter, reader);
        var (byWords, terms) = snapshot.Words.Rank(WordQuery.Parse(request.Text, request.Context, request.ContextWeight), reader, request.Top, passes, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return new SearchResult
        {
            ByWords = reader.Fetch(byWords),
            ByVector = request.Vector is { } vector && IsOfItsModel(snapshot, request) ? reader.Fetch(Nearest(snapshot, vector, request.Top, passes)) : [],
            Terms = terms,
            ChunkCount = snapshot.Manifest.Chunks,
            Snapshot = snapshot.Manifest.Snapshot,
        };
    });

    // A question that was embedded just before another snapshot was published is searched for by words: vectors of two models say nothing to each other.
    private static bool IsOfItsModel(PublishedSnapshot snapshot, SearchRequest request) => snapshot.Manifest.EmbeddingModelHash is not { } hash || hash == request.VectorModel;

    private static IReadOnlyList<RankedChunk> Nearest(PublishedSnapshot snapshot, ReadOnlyMemory<float> vector, int top, HashSet<long>? passes) =>
        snapshot.Vectors is { Count: > 0 } vectors ? vectors.Nearest(vector.Span, top, passes) : [];

    private Task<T> Read<T>(Func<SnapshotReader, T> work, T otherwise, CancellationToken cancellationToken) =>
        Answer(snapshot => snapshot.Use(work), otherwise, cancellationToken);

    private Task<T> Answer<T>(Func<PublishedSnapshot, T> work, T otherwise, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        try
        {
            return Task.FromResult(_current.Use(work, otherwise));
        }
        catch (Exception e)
        {
            return Task.FromException<T>(e);
        }
    }
}
