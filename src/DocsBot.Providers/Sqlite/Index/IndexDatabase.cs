using System.Buffers.Binary;
using System.Globalization;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using Microsoft.Data.Sqlite;

namespace DocsBot.Providers.Sqlite.Index;

/// <summary>Opens index files and reads what they say of themselves.</summary>
internal static class IndexDatabase
{
    private static readonly byte[] Magic = "SQLite format 3\0"u8.ToArray();

    /// <summary>Opens a published snapshot for reading.</summary>
    /// <exception cref="IndexUnavailableException">The file is missing, damaged, cut short or of another schema.</exception>
    public static SqliteConnection OpenSnapshot(string file)
    {
        CheckHeader(file);
        var connection = Connect(file, SqliteOpenMode.ReadOnly);
        try
        {
            // A snapshot never changes once it is published, so the shared lock is taken once and kept.
            connection.Run("PRAGMA locking_mode = EXCLUSIVE; PRAGMA query_only = 1; PRAGMA mmap_size = 1073741824; PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY;");
            CheckSchema(connection, file);
            return connection;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw SqliteFault.Explain(e, file);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens a draft for writing, and creates it when there is none.</summary>
    public static SqliteConnection OpenDraft(string file)
    {
        var connection = Connect(file, SqliteOpenMode.ReadWriteCreate);
        try
        {
            // A crash may lose the last transaction, never the draft: the page hashes in it say what has to be done again.
            connection.Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 4000;");
            IndexSchema.Migrate(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The manifest of a published snapshot.</summary>
    /// <exception cref="IndexUnavailableException">The file was never finished.</exception>
    public static IndexManifest ReadManifest(SqliteConnection connection, string file)
    {
        using var command = connection.Prepare($"SELECT snapshot, published_at, chunker, embedding_model, embedding_dimensions, pages, chunks, {(StoredModel.IsKnownTo(connection) ? "(SELECT hash FROM embedding_model)" : "NULL")} FROM manifest");
        using var reader = command.ExecuteReader();
        if (!reader.Read() || reader.IsDBNull(0) || reader.IsDBNull(1))
        {
            throw new IndexUnavailableException($"The index file {file} was never finished. {SqliteFault.Mend}.");
        }

        return new IndexManifest
        {
            Snapshot = reader.GetString(0),
            PublishedAt = DateTimeOffset.Parse(reader.GetString(1), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            Chunker = reader.GetString(2),
            EmbeddingModel = reader.TextOrNull(3),
            EmbeddingDimensions = reader.GetInt32(4),
            Pages = reader.GetInt32(5),
            Chunks = reader.GetInt32(6),
            EmbeddingModelHash = reader.TextOrNull(7),
        };
    }

    /// <summary>Reads the whole file once and checks that it hangs together; a copy of a damaged file would be a damaged draft.</summary>
    /// <exception cref="IndexUnavailableException">It does not.</exception>
    public static void CheckContent(SqliteConnection connection, string file)
    {
        using var command = connection.Prepare("PRAGMA quick_check(1)");
        if (command.ExecuteScalar() is not "ok" and var finding)
        {
            throw new IndexUnavailableException($"The index file {file} is damaged ({finding}). {SqliteFault.Mend}.");
        }
    }

    private static SqliteConnection Connect(string file, SqliteOpenMode mode)
    {
        // Pooling is the snapshot's own affair: a retired file must be closed at a known moment.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw SqliteFault.Explain(e, file);
        }
    }

    // https://www.sqlite.org/fileformat2.html#the_database_header: SQLite itself notices a file cut short only when it comes to the missing pages.
    private static void CheckHeader(string file)
    {
        Span<byte> header = stackalloc byte[100];
        long length;
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            length = stream.Length;
            if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length || !header.StartsWith(Magic))
            {
                throw new IndexUnavailableException($"The index file {file} is not an index. {SqliteFault.Mend}.");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IndexUnavailableException($"The index file {file} cannot be read ({e.Message}). Check that it exists and that this user may read it.", e);
        }

        var pageSize = BinaryPrimitives.ReadUInt16BigEndian(header[16..]) is var size && size == 1 ? 65536L : size;
        if (length < pageSize * BinaryPrimitives.ReadUInt32BigEndian(header[28..]))
        {
            throw new IndexUnavailableException($"The index file {file} is cut short. {SqliteFault.Mend}.");
        }
    }

    private static void CheckSchema(SqliteConnection connection, string file)
    {
        if (connection.ReadInteger("PRAGMA application_id") != IndexSchema.ApplicationId)
        {
            throw new IndexUnavailableException($"The index file {file} is a database, but not an index of DocsBot. {SqliteFault.Mend}.");
        }

        var version = connection.ReadInteger("PRAGMA user_version");
        if (version < 1 || version > IndexSchema.Latest)
        {
            throw new IndexUnavailableException(string.Create(
                CultureInfo.InvariantCulture,
                $"The index file {file} has schema {version}, this build reads schema 1 to {IndexSchema.Latest}. {SqliteFault.Mend}."));
        }
    }
}
