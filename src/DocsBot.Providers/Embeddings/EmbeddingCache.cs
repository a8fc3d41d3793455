using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace DocsBot.Providers.Embeddings;

/// <summary>
/// Embeddings that a provider was paid for, by the text and the model they are of, in one file: <c>&lt;data&gt;/embeddings.db</c>. It may be deleted at any time.
/// Components are kept in half precision, which is finer than what an index keeps.
/// </summary>
public sealed class EmbeddingCache : IDisposable
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string FileName = "embeddings.db";

    private const int Version = 1;

    private readonly TimeProvider _time;
    private readonly int _days;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _keep;

    private EmbeddingCache(SqliteConnection connection, TimeProvider time, int days)
    {
        _connection = connection;
        _time = time;
        _days = days;
        _find = Prepare("UPDATE embedding SET used = $1 WHERE key = $0 RETURNING vector", 2);
        _keep = Prepare("INSERT OR REPLACE INTO embedding (key, used, vector) VALUES ($0, $1, $2)", 3);
    }

    private long Today => _time.GetUtcNow().ToUnixTimeSeconds() / 86_400;

    /// <summary>Opens the file, or makes it; one of another version or a damaged one is made anew.</summary>
    /// <param name="file">The file.</param>
    /// <param name="time">The clock.</param>
    /// <param name="days">After how many days without use an embedding is dropped.</param>
    /// <exception cref="SqliteException">The file cannot be written.</exception>
    public static EmbeddingCache Open(string file, TimeProvider time, int days)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentNullException.ThrowIfNull(time);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        try
        {
            return new EmbeddingCache(Connect(file), time, days);
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB)
        {
            // With the log of the damaged file, which would be played into the new one.
            Array.ForEach(["", "-wal", "-shm"], suffix => File.Delete(file + suffix));
            return new EmbeddingCache(Connect(file), time, days);
        }
    }

    /// <summary>What is kept of each text; null where nothing is.</summary>
    /// <param name="model">The model with all that changes its embeddings.</param>
    /// <param name="texts">The texts as they are sent.</param>
    public IReadOnlyList<ReadOnlyMemory<float>?> Find(string model, IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        using var transaction = _connection.BeginTransaction();
        _find.Transaction = transaction;
        ReadOnlyMemory<float>?[] found = [.. texts.Select(text => Unpack(Bind(_find, KeyOf(model, text), Today).ExecuteScalar() as byte[]))];
        transaction.Commit();
        return found;
    }

    /// <summary>Keeps embeddings.</summary>
    /// <param name="model">The model with all that changes its embeddings.</param>
    /// <param name="embeddings">The texts with what the provider made of them.</param>
    public void Keep(string model, IEnumerable<(string Text, ReadOnlyMemory<float> Vector)> embeddings)
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        using var transaction = _connection.BeginTransaction();
        _keep.Transaction = transaction;
        foreach (var (text, vector) in embeddings)
        {
            Bind(_keep, KeyOf(model, text), Today, Pack(vector.Span)).ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>Drops what was not used for long.</summary>
    /// <returns>How many were dropped.</returns>
    public int DropUnused()
    {
        using var command = Prepare("DELETE FROM embedding WHERE used < $0", 1);
        return Bind(command, Today - _days).ExecuteNonQuery();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _find.Dispose();
        _keep.Dispose();
        _connection.Dispose();
    }

    private static SqliteConnection Connect(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 10 }.ConnectionString);
        try
        {
            connection.Open();
            connection.Execute("PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
            if (connection.ExecuteScalar<int>("PRAGMA user_version") != Version)
            {
                connection.Execute($"DROP TABLE IF EXISTS embedding; CREATE TABLE embedding (key BLOB PRIMARY KEY, used INTEGER NOT NULL, vector BLOB NOT NULL) WITHOUT ROWID; PRAGMA user_version = {Version}");
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static byte[] KeyOf(string model, string text) => SHA256.HashData(Encoding.UTF8.GetBytes($"{model}\n{text}"));

    private static byte[] Pack(ReadOnlySpan<float> vector)
    {
        var halves = new Half[vector.Length];
        TensorPrimitives.ConvertToHalf(vector, halves);
        return MemoryMarshal.AsBytes(halves.AsSpan()).ToArray();
    }

    private static ReadOnlyMemory<float>? Unpack(byte[]? packed)
    {
        if (packed is null || packed.Length == 0 || packed.Length % 2 != 0)
        {
            return null;
        }

        var vector = new float[packed.Length / 2];
        TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(packed), vector);
        return vector;
    }

    private static SqliteCommand Bind(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command;
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The statements of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter($"${i}", null));
        }

        return command;
    }
}
