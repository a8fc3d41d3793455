using System.Globalization;
using Dapper;
using DocsBot.Core.Interactions;
using DocsBot.Providers.Log;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace DocsBot.Providers.Sqlite.Log;

/// <summary>The log's file as its one writer sees it: opened and migrated when it is needed, set aside when it is damaged. Not safe for two threads at once.</summary>
internal sealed class SqliteInteractionLogFile(string path, SqliteInteractionLogRetention retention, TimeProvider time) : IDisposable
{
    private const string UpdateFeedback = """
        UPDATE interactions SET helpful = @Helpful, comment = @Comment, feedback_at = @GivenAt WHERE id = @InteractionId AND conversation_id = @ConversationId
        """;

    private SqliteConnection? _connection;

    /// <summary>Whether a fault means that the file is no database or a damaged one.</summary>
    public static bool IsDamage(Exception fault) => fault is SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB };

    /// <summary>Opens the file; one that is missing is created, also when it went missing while it was open.</summary>
    public void Open()
    {
        if (_connection is not null && File.Exists(path))
        {
            return;
        }

        Close();
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 }.ConnectionString);
        try
        {
            connection.Open();
            connection.Execute("PRAGMA busy_timeout = 1000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON");
            SqliteInteractionLogSchema.Migrate(connection);
            _connection = connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Writes entries in order and in one transaction: all of them or none.</summary>
    public void Write(IReadOnlyList<InteractionLogEntry> entries)
    {
        Open();
        using var transaction = _connection!.BeginTransaction();

        // Migration 0008: what is inserted is counted at the end, all at once.
        _connection.Execute("INSERT INTO counting_later SELECT coalesce(max(rowid), 0) + 1 FROM interactions", transaction: transaction);
        var asked = new List<InteractionRow>();
        foreach (var entry in entries)
        {
            if (entry is InteractionLogEntry.Asked question)
            {
                asked.Add(InteractionRow.From(question.Interaction));
                continue;
            }

            Insert(asked, transaction);
            switch (entry)
            {
                case InteractionLogEntry.Rated rated:
                    _connection.Execute(UpdateFeedback, Parameters(rated.Feedback), transaction);
                    break;
                case InteractionLogEntry.Forgotten forgotten:
                    _connection.Execute("DELETE FROM interactions WHERE conversation_id = @ConversationId", forgotten, transaction);
                    break;
            }
        }

        Insert(asked, transaction);
        _connection.Execute("DELETE FROM counting_later", transaction: transaction);
        transaction.Commit();
        if (entries.Any(entry => entry is InteractionLogEntry.Forgotten))
        {
            Clear();
        }
    }

    /// <summary>Inserts rows with one statement, compiled once, and empties the list.</summary>
    private void Insert(List<InteractionRow> rows, SqliteTransaction transaction)
    {
        if (rows.Count > 0)
        {
            _connection!.Execute(InteractionRow.Insert, rows, transaction);
            rows.Clear();
        }
    }

    /// <summary>Begins to empty what was kept long enough.</summary>
    public void BeginExpiry()
    {
        Open();
        retention.Begin();
    }

    /// <summary>Empties some of what was kept long enough; false when all of it is.</summary>
    public bool Expire()
    {
        Open();
        if (retention.Expire(_connection!))
        {
            return true;
        }

        Clear();
        return false;
    }

    /// <summary>Takes what was deleted out of the write-ahead log as well. A reader at work may keep it from that; then the next deletion does it, or SQLite's own checkpoint.</summary>
    private void Clear() => _connection!.Execute("PRAGMA wal_checkpoint(TRUNCATE)");

    /// <summary>Renames a damaged file and what SQLite keeps beside it, so that a new one can be begun.</summary>
    /// <returns>The new name.</returns>
    public string SetAside()
    {
        Close();
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

    /// <summary>Closes the file; the next use opens it again.</summary>
    public void Close()
    {
        _connection?.Dispose();
        _connection = null;
    }

    /// <inheritdoc />
    public void Dispose() => Close();

    private static object Parameters(Feedback feedback) => new
    {
        feedback.InteractionId,
        feedback.ConversationId,
        feedback.Helpful,
        feedback.Comment,
        GivenAt = InteractionRow.ToText(feedback.GivenAt),
    };
}
