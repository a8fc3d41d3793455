using DocsBot.Core.Retrieval;
using Microsoft.Data.Sqlite;

namespace DocsBot.Providers.Sqlite.Index;

/// <summary>The learnt model in an index file.</summary>
internal static class StoredModel
{
    /// <summary>The migration that brought it; a snapshot published before that has none.</summary>
    private const int SinceSchema = 2;

    public static bool IsKnownTo(SqliteConnection connection) => connection.ReadInteger("PRAGMA user_version") >= SinceSchema;

    public static FittedModel? Read(SqliteConnection connection)
    {
        if (!IsKnownTo(connection))
        {
            return null;
        }

        using var command = connection.Prepare(
            """
            SELECT hash, model, chunks, (SELECT COUNT(*) FROM chunk WHERE number > last_chunk), (SELECT COUNT(*) FROM chunk WHERE number <= last_chunk) FROM embedding_model
            """);
        using var reader = command.ExecuteReader();
        return reader.Read()
            ? new FittedModel(reader.GetString(0), reader.GetFieldValue<byte[]>(1), reader.GetInt32(2), Added: reader.GetInt32(3), Removed: reader.GetInt32(2) - reader.GetInt32(4))
            : null;
    }

    public static void Write(SqliteConnection connection, ReadOnlySpan<byte> model)
    {
        connection.Run("DELETE FROM embedding");
        using var command = connection.Prepare(
            """
            INSERT OR REPLACE INTO embedding_model (id, hash, model, chunks, last_chunk)
            VALUES (1, $0, $1, (SELECT COUNT(*) FROM chunk), (SELECT COALESCE(MAX(number), 0) FROM chunk))
            """,
            2);
        command.With(FittedModel.HashOf(model), model.ToArray()).ExecuteNonQuery();
    }

    /// <summary>The highest number a chunk of the model had: a number is never given again, so that new chunks are told from old ones.</summary>
    public static long LastChunk(SqliteConnection connection) => connection.ReadInteger("SELECT COALESCE(MAX(last_chunk), 0) FROM embedding_model");
}
