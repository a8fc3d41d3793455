using System.Data.Common;
using System.Globalization;
using Dapper;
using DocsBot.Providers.Log;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace DocsBot.Providers.Sqlite.Log;

/// <summary>The log in an SQLite file, set aside when it is damaged. Its calls end before they return, as SQLite's do.</summary>
/// <param name="path">The file; its folder is created when it is missing.</param>
/// <param name="retention">What is emptied when.</param>
/// <param name="time">The clock that names a file which is set aside.</param>
internal sealed class SqliteLogStorage(string path, LogRetention retention, TimeProvider time) : LogStorage(retention)
{
    private readonly Dictionary<LogTable, SqliteCommand> _inserts = [];

    /// <inheritdoc />
    public override string Name => path;

    /// <inheritdoc />
    public override string Remedy => "Check the file, its folder and the disk.";

    /// <inheritdoc />
    public override LogFault Classify(Exception fault) => fault switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB } => LogFault.Damage,
        SqliteException { SqliteErrorCode: raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH or raw.SQLITE_TOOBIG } or ArgumentException or NotSupportedException => LogFault.OfARecord,
        _ => LogFault.Passing,
    };

    /// <summary>Renames a damaged file and what SQLite keeps beside it.</summary>
    /// <returns>The new name.</returns>
    public override async Task<string> SetAsideAsync()
    {
        await CloseAsync();
        var stamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        var aside = $"{path}.damaged-{stamp}";
        File.Move(path, aside);
        foreach (var suffix in new[] { "-wal", "-shm" })
        {
            if (File.Exists(path + suffix))
            {
                File.Move(path + suffix, aside + suffix);
            }
        }

        return aside;
    }

    /// <inheritdoc />
    protected override Task<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 }.ConnectionString);
        try
        {
            connection.Open();
            connection.Execute("PRAGMA busy_timeout = 1000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON");
            SqliteLogSchema.Migrate(connection);
            return Task.FromResult<DbConnection>(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    protected override bool IsUsable(DbConnection connection) => File.Exists(path);

    /// <summary>Takes the write lock at once, since SQLite has one writer at a time. What is inserted is counted at the end, all at once (migration 0008).</summary>
    protected override Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var transaction = ((SqliteConnection)connection).BeginTransaction();
        try
        {
            connection.Execute("INSERT INTO counting_later SELECT coalesce(max(rowid), 0) + 1 FROM interactions", transaction: transaction);
            return Task.FromResult<DbTransaction>(transaction);
        }
        catch
        {
            transaction.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    protected override Task CommitAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        transaction.Connection!.Execute("DELETE FROM counting_later", transaction: transaction);
        return base.CommitAsync(transaction, cancellationToken);
    }

    /// <inheritdoc />
    protected override Task<int> InsertAsync(LogTable table, IReadOnlyList<object?[]> rows, DbTransaction transaction, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return Task.FromResult(0);
        }

        var command = InsertInto(table, (SqliteConnection)transaction.Connection!);
        command.Transaction = (SqliteTransaction)transaction;
        var inserted = 0;
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                command.Parameters[i].Value = row[i] ?? DBNull.Value;
            }

            inserted += command.ExecuteNonQuery();
        }

        return Task.FromResult(inserted);
    }

    /// <inheritdoc />
    protected override string? Clean(string? text) => text;

    /// <summary>Takes what was deleted out of the write-ahead log as well. A reader at work may keep it from that; then the next deletion does it, or SQLite's own checkpoint.</summary>
    protected override Task ClearAsync() => ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");

    /// <inheritdoc />
    protected override ValueTask LeaveAsync(DbConnection connection)
    {
        foreach (var command in _inserts.Values)
        {
            command.Dispose();
        }

        _inserts.Clear();
        return base.LeaveAsync(connection);
    }

    private async Task ExecuteAsync(string sql) => await (await OpenAsync(CancellationToken.None)).ExecuteAsync(sql);

    /// <summary>The statement of a table, compiled once for the connection.</summary>
    private SqliteCommand InsertInto(LogTable table, SqliteConnection connection)
    {
        if (_inserts.TryGetValue(table, out var command))
        {
            return command;
        }

        command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {table.Name} ({table.ColumnNames}) VALUES ({string.Join(", ", table.Columns.Select(column => $"@{column.Name}"))}) ON CONFLICT DO NOTHING";
        foreach (var column in table.Columns)
        {
            command.Parameters.Add(new SqliteParameter($"@{column.Name}", DBNull.Value));
        }

        return _inserts[table] = command;
    }
}
