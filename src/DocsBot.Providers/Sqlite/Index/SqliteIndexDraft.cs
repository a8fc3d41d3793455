using System.Globalization;
using System.Runtime.CompilerServices;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Sqlite.Words;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.Sqlite.Index;

/// <summary>
/// The draft as <c>draft.db</c>: a copy of the published snapshot, or what an interrupted ingestion left. The copy is made at the first write only, so that
/// an ingestion that finds nothing changed reads the published snapshot and touches nothing.
/// </summary>
internal sealed partial class SqliteIndexDraft : IIndexDraft
{
    private const int EmbeddingBatch = 256;

    private readonly IndexFolder _folder;
    private readonly IndexRecipe _recipe;
    private readonly int _snapshotsKept;
    private readonly DraftSurroundings _around;
    private readonly DraftLock _held;
    private DraftBase? _start;
    private DraftWriter? _writer;

    private SqliteIndexDraft(IndexFolder folder, IndexRecipe recipe, int snapshotsKept, DraftSurroundings around)
    {
        _folder = folder;
        _recipe = recipe;
        _snapshotsKept = snapshotsKept;
        _around = around;
        _held = DraftLock.Take(folder, around.Time.GetUtcNow());
        try
        {
            _start = DraftBase.Open(folder, recipe, around);
            _writer = Resume();
        }
        catch
        {
            _start?.Dispose();
            _held.Dispose();
            throw;
        }
    }

    private SqliteConnection? Readable => _writer?.Connection ?? _start?.Connection;

    public static SqliteIndexDraft Open(IndexFolder folder, IndexRecipe recipe, int snapshotsKept, DraftSurroundings around) =>
        new(folder, recipe, snapshotsKept, around);

    public Task<IReadOnlyDictionary<string, string>> GetPageHashesAsync(string source, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Guard(() => Readable is { } connection ? SnapshotReader.ReadPageHashes(connection, source) : new Dictionary<string, string>(StringComparer.Ordinal)));
    }

    public Task ReplacePageAsync(PageKey page, string contentHash, IReadOnlyList<Chunk> chunks, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contentHash);
        ArgumentNullException.ThrowIfNull(chunks);
        PageChunks.Check(page, chunks);
        cancellationToken.ThrowIfCancellationRequested();
        Guard(() => Writable().ReplacePage(page, contentHash, chunks));
        return Task.CompletedTask;
    }

    public Task RemovePagesAsync(IReadOnlyCollection<PageKey> pages, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pages);
        cancellationToken.ThrowIfCancellationRequested();
        Guard(() =>
        {
            foreach (var page in pages.Where(page => Readable is { } connection && SnapshotReader.Holds(connection, page)))
            {
                Writable().RemovePage(page);
            }
        });
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<Chunk> ReadChunksAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = Guard(() => Readable is { } connection ? SnapshotReader.ReadPages(connection) : []);
        foreach (var page in pages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var chunk in Guard(() => SnapshotReader.ReadPage(Readable!, page)))
            {
                yield return chunk;
            }
        }

        await Task.CompletedTask;
    }

    public async IAsyncEnumerable<Chunk> ReadChunksWithoutEmbeddingAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_recipe.EmbeddingModel is null)
        {
            yield break;
        }

        // Batch by batch and by number, so that embeddings may be stored between two chunks.
        var after = 0L;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var batch = Guard(() => Readable is { } connection ? SnapshotReader.ReadChunksWithoutEmbedding(connection, after, EmbeddingBatch) : []);
            foreach (var (number, chunk) in batch)
            {
                cancellationToken.ThrowIfCancellationRequested();
                after = number;
                yield return chunk;
            }

            if (batch.Count < EmbeddingBatch)
            {
                yield break;
            }

            await Task.Yield();
        }
    }

    public Task<FittedModel?> ReadModelAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Guard(() => Readable is { } connection ? StoredModel.Read(connection) : null));
    }

    public Task WriteModelAsync(ReadOnlyMemory<byte> model, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Guard(() => Writable().SetModel(model));
        return Task.CompletedTask;
    }

    public Task SetEmbeddingsAsync(IReadOnlyList<KeyValuePair<ChunkId, ReadOnlyMemory<float>>> embeddings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        foreach (var (id, vector) in embeddings)
        {
            if (vector.Length != _recipe.EmbeddingDimensions)
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"The embedding of chunk {id} has {vector.Length} components; the recipe says {_recipe.EmbeddingDimensions}."),
                    nameof(embeddings));
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (embeddings.Count > 0)
        {
            Guard(() => Writable().SetEmbeddings(embeddings));
        }

        return Task.CompletedTask;
    }

    public Task<IndexManifest> PublishAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_writer is null && _start is { } && WordIndexWriter.IsCurrent(_start.Connection))
        {
            return Task.FromResult(_start.Manifest);
        }

        var manifest = Guard(() => Writable().Finish(_around.Time.GetUtcNow()));
        Close();
        using (var stream = new FileStream(_folder.DraftFile, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            stream.Flush(flushToDisk: true);
        }

        File.Move(_folder.DraftFile, _folder.SnapshotFile(manifest.Snapshot));
        _folder.WriteCurrent(manifest.Snapshot);
        _folder.Prune(_snapshotsKept, manifest.Snapshot);
        _around.Changed();
        Log.Published(_around.Logger, manifest.Snapshot, manifest.Pages, manifest.Chunks);
        _start = DraftBase.Open(_folder, _recipe, _around);
        return Task.FromResult(manifest);
    }

    public ValueTask DisposeAsync()
    {
        try
        {
            Close();
        }
        finally
        {
            _held.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private void Close()
    {
        _start?.Dispose();
        _start = null;
        var closing = _writer;
        _writer = null;
        closing?.Dispose();
    }

    /// <summary>What an interrupted ingestion left, when it was made by this recipe on this snapshot; otherwise it is thrown away.</summary>
    private DraftWriter? Resume()
    {
        if (!File.Exists(_folder.DraftFile))
        {
            _folder.DeleteDraft();
            return null;
        }

        DraftWriter? found = null;
        try
        {
            found = DraftWriter.Open(_folder.DraftFile);
            if (found.Fits(_recipe, _start?.Manifest.Snapshot))
            {
                Log.Resumed(_around.Logger, _folder.DraftFile);
                return found;
            }
        }
        catch (Exception e) when (e is SqliteException or IndexUnavailableException)
        {
            Log.DraftUnusable(_around.Logger, e, _folder.DraftFile);
        }

        found?.Dispose();
        _folder.DeleteDraft();
        return null;
    }

    private DraftWriter Writable()
    {
        if (_writer is not null)
        {
            return _writer;
        }

        if (_start is not null)
        {
            // Copied under another name first: a draft that exists is a whole one.
            var temporary = _folder.DraftFile + ".new";
            File.Copy(_start.File, temporary, overwrite: true);
            File.Move(temporary, _folder.DraftFile);
        }

        _writer = DraftWriter.Open(_folder.DraftFile);
        _writer.Begin(_recipe, _start?.Manifest.Snapshot);
        return _writer;
    }

    private void Guard(Action work) => Guard(() =>
    {
        work();
        return true;
    });

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw SqliteFault.Explain(e, _writer is null && _start is not null ? _start.File : _folder.DraftFile);
        }
        catch (IOException e)
        {
            throw new IndexUnavailableException($"The index folder {_folder.Directory} could not be written ({e.Message}). Check the disk, then run the ingestion again; it goes on where it stopped.", e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Published snapshot {Snapshot}: {Pages} pages, {Chunks} chunks.")]
        public static partial void Published(ILogger logger, string snapshot, int pages, int chunks);

        [LoggerMessage(3, LogLevel.Information, "Goes on with the draft {File} that an interrupted ingestion left.")]
        public static partial void Resumed(ILogger logger, string file);

        [LoggerMessage(4, LogLevel.Warning, "The draft {File} cannot be used and is started again.")]
        public static partial void DraftUnusable(ILogger logger, Exception reason, string file);
    }
}
