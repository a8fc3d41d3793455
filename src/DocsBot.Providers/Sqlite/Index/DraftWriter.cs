using System.Globalization;
using System.Text.Json;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Embeddings;
using DocsBot.Providers.Sqlite.Words;
using Microsoft.Data.Sqlite;

namespace DocsBot.Providers.Sqlite.Index;

/// <summary>Writes a draft: prepared statements in transactions of some hundred pages.</summary>
internal sealed class DraftWriter : IDisposable
{
    private const int PagesPerTransaction = 200;

    private readonly SqliteCommand _findPage;
    private readonly SqliteCommand _insertPage;
    private readonly SqliteCommand _updatePage;
    private readonly SqliteCommand _deletePage;
    private readonly SqliteCommand _chunksOfPage;
    private readonly SqliteCommand _insertChunk;
    private readonly SqliteCommand _deleteChunk;
    private readonly SqliteCommand _deleteEmbedding;
    private readonly SqliteCommand _setEmbedding;
    private long _nextChunk;
    private bool _open;
    private bool _failed;
    private int _pagesInTransaction;

    private DraftWriter(SqliteConnection connection)
    {
        Connection = connection;
        _findPage = connection.Prepare("SELECT number FROM page WHERE source = $0 AND path = $1", 2);
        _insertPage = connection.Prepare("INSERT INTO page (source, path, content_hash, title, url, product, version, language) VALUES ($0, $1, $2, $3, $4, $5, $6, $7) RETURNING number", 8);
        _updatePage = connection.Prepare("UPDATE page SET content_hash = $1, title = $2, url = $3, product = $4, version = $5, language = $6 WHERE number = $0", 7);
        _deletePage = connection.Prepare("DELETE FROM page WHERE number = $0", 1);
        _chunksOfPage = connection.Prepare("SELECT number FROM chunk WHERE page = $0", 1);
        _insertChunk = connection.Prepare("INSERT INTO chunk (number, id, page, ordinal, heading_path, anchor, text) VALUES ($0, $1, $2, $3, $4, $5, $6)", 7);
        _deleteChunk = connection.Prepare("DELETE FROM chunk WHERE number = $0", 1);
        _deleteEmbedding = connection.Prepare("DELETE FROM embedding WHERE chunk = $0", 1);
        _setEmbedding = connection.Prepare("INSERT OR REPLACE INTO embedding (chunk, vector) SELECT number, $1 FROM chunk WHERE id = $0", 2);
        _nextChunk = Math.Max(connection.ReadInteger("SELECT COALESCE(MAX(number), 0) FROM chunk"), StoredModel.LastChunk(connection)) + 1;
    }

    public SqliteConnection Connection { get; }

    public static DraftWriter Open(string file)
    {
        var connection = IndexDatabase.OpenDraft(file);
        try
        {
            return new DraftWriter(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Notes what the draft is made of.</summary>
    public void Begin(IndexRecipe recipe, string? snapshot)
    {
        using var command = Connection.Prepare(
            """
            INSERT OR REPLACE INTO manifest (id, snapshot, base, published_at, chunker, embedding_model, embedding_dimensions) VALUES (1, NULL, $0, NULL, $1, $2, $3)
            """,
            4);
        command.With(snapshot, recipe.Chunker, recipe.EmbeddingModel, recipe.EmbeddingDimensions).ExecuteNonQuery();
    }

    /// <summary>Whether the draft was begun by this recipe on this snapshot, and not finished.</summary>
    public bool Fits(IndexRecipe recipe, string? snapshot)
    {
        using var command = Connection.Prepare(
            """
            SELECT 1 FROM manifest WHERE snapshot IS NULL AND base IS $0 AND chunker = $1 AND embedding_model IS $2 AND embedding_dimensions = $3
            """,
            4);
        return command.With(snapshot, recipe.Chunker, recipe.EmbeddingModel, recipe.EmbeddingDimensions).ExecuteScalar() is not null;
    }

    public void ReplacePage(PageKey page, string contentHash, IReadOnlyList<Chunk> chunks) => Write(() =>
    {
        var first = chunks.Count > 0 ? chunks[0] : null;
        object?[] facts = [contentHash, first?.Title, first?.PageUrl, first?.Labels.Product, first?.Labels.Version, first?.Labels.Language];
        long number;
        if (Find(page) is { } known)
        {
            number = known;
            ClearPage(number);
            _updatePage.With([number, .. facts]).ExecuteNonQuery();
        }
        else
        {
            number = (long)_insertPage.With([page.Source, page.Path, .. facts]).ExecuteScalar()!;
        }

        foreach (var chunk in chunks)
        {
            Insert(number, chunk);
        }

        if (++_pagesInTransaction >= PagesPerTransaction)
        {
            Commit();
        }
    });

    public void RemovePage(PageKey page) => Write(() =>
    {
        if (Find(page) is { } number)
        {
            ClearPage(number);
            _deletePage.With(number).ExecuteNonQuery();
        }
    });

    public void SetEmbeddings(IReadOnlyList<KeyValuePair<ChunkId, ReadOnlyMemory<float>>> embeddings) => Write(() =>
    {
        foreach (var (id, vector) in embeddings)
        {
            _setEmbedding.With(SnapshotReader.ToBlob(id), Int8Vector.Pack(vector.Span)).ExecuteNonQuery();
        }

        Commit();
    });

    public void SetModel(ReadOnlyMemory<byte> model) => Write(() =>
    {
        StoredModel.Write(Connection, model.Span);
        Commit();
    });

    /// <summary>Writes the words and the manifest and leaves one file without a log.</summary>
    public IndexManifest Finish(DateTimeOffset now)
    {
        Write(() => WordIndexWriter.Write(Connection));
        var id = Guid.CreateVersion7(now).ToString("N");
        using (var command = Connection.Prepare(
            """
            UPDATE manifest SET snapshot = $0, published_at = $1, pages = (SELECT COUNT(*) FROM page), chunks = (SELECT COUNT(*) FROM chunk)
            """,
            2))
        {
            command.With(string.Create(CultureInfo.InvariantCulture, $"{now:yyyyMMdd-HHmmssfff}-{id[^6..]}"), now.ToString("O", CultureInfo.InvariantCulture)).ExecuteNonQuery();
        }

        Commit();
        if (Connection.ReadInteger("PRAGMA freelist_count") * 4 > Connection.ReadInteger("PRAGMA page_count"))
        {
            Connection.Run("VACUUM");
        }

        // Leaving WAL mode writes the log back into the file and removes it.
        Connection.Run("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;");
        return IndexDatabase.ReadManifest(Connection, Connection.DataSource);
    }

    /// <summary>Keeps what was written, so that the next ingestion goes on from it.</summary>
    public void Dispose()
    {
        try
        {
            // Closing takes an open transaction back, which is what a failed one needs.
            if (_open && !_failed)
            {
                Commit();
            }
        }
        finally
        {
            foreach (var command in (SqliteCommand[])[_findPage, _insertPage, _updatePage, _deletePage, _chunksOfPage, _insertChunk, _deleteChunk, _deleteEmbedding, _setEmbedding])
            {
                command.Dispose();
            }

            Connection.Dispose();
        }
    }

    private long? Find(PageKey page) => (long?)_findPage.With(page.Source, page.Path).ExecuteScalar();

    private void Insert(long page, Chunk chunk)
    {
        var number = _nextChunk++;
        _insertChunk.With(
            number,
            SnapshotReader.ToBlob(chunk.Id),
            page,
            chunk.Ordinal,
            JsonSerializer.Serialize(chunk.HeadingPath, HeadingPathJson.Default.IReadOnlyListString),
            chunk.Anchor,
            chunk.Text).ExecuteNonQuery();
    }

    private void ClearPage(long page)
    {
        var chunks = new List<long>();
        using (var reader = _chunksOfPage.With(page).ExecuteReader())
        {
            while (reader.Read())
            {
                chunks.Add(reader.GetInt64(0));
            }
        }

        foreach (var chunk in chunks)
        {
            _deleteEmbedding.With(chunk).ExecuteNonQuery();
            _deleteChunk.With(chunk).ExecuteNonQuery();
        }
    }

    /// <summary>Writes within the open transaction. A write that fails takes the transaction back with it: no page stands half in the draft.</summary>
    private void Write(Action work)
    {
        ThrowIfFailed();
        try
        {
            if (!_open)
            {
                Connection.Run("BEGIN");
                _open = true;
            }

            work();
        }
        catch
        {
            _failed = true;
            throw;
        }
    }

    private void ThrowIfFailed()
    {
        if (_failed)
        {
            throw new InvalidOperationException("A write to the draft failed before; the ingestion has to open it again.");
        }
    }

    private void Commit()
    {
        Connection.Run("COMMIT");
        _open = false;
        _pagesInTransaction = 0;
    }
}
