using System.Runtime.CompilerServices;
using Dapper;
using DocsBot.Providers.Log;
using Microsoft.Data.Sqlite;

namespace DocsBot.Providers.Sqlite.Log;

/// <summary>Reads an interaction log, also while a service writes it. A log that is not there yet is empty.</summary>
public sealed class SqliteInteractionLogReader
{
    private const int PageSize = 200;

    private readonly string _path;

    /// <summary>Creates the reader; the file is opened when it is read.</summary>
    /// <param name="path">The log's file.</param>
    public SqliteInteractionLogReader(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = Path.GetFullPath(path);
    }

    /// <summary>The interaction with this id, or null.</summary>
    /// <exception cref="InteractionLogException">The file cannot be read.</exception>
    public async Task<InteractionRecord?> FindAsync(string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        var rows = await QueryAsync("WHERE id = @id", new { id }, cancellationToken);
        return rows.Count > 0 ? rows[0].ToRecord() : null;
    }

    /// <summary>Every interaction, the newest first. Read in pages, so that a slow reader never holds the log up.</summary>
    /// <exception cref="InteractionLogException">The file cannot be read.</exception>
    public async IAsyncEnumerable<InteractionRecord> NewestAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const string order = "ORDER BY asked_at DESC, id DESC LIMIT @PageSize";
        var page = await QueryAsync(order, new { PageSize }, cancellationToken);
        while (page.Count > 0)
        {
            foreach (var row in page)
            {
                yield return row.ToRecord();
            }

            page = page.Count < PageSize
                ? []
                : await QueryAsync($"WHERE (asked_at, id) < (@AskedAt, @Id) {order}", new { page[^1].AskedAt, page[^1].Id, PageSize }, cancellationToken);
        }
    }

    private async Task<List<InteractionRow>> QueryAsync(string condition, object parameters, CancellationToken cancellationToken)
    {
        if (!File.Exists(_path))
        {
            return [];
        }

        try
        {
            var connectionString = new SqliteConnectionStringBuilder { DataSource = _path, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 5 };
            await using var connection = new SqliteConnection(connectionString.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            var version = SqliteInteractionLogSchema.VersionOf(connection);
            if (version == 0)
            {
                return [];
            }

            if (version != SqliteInteractionLogSchema.Latest)
            {
                throw SqliteInteractionLogSchema.NotOurs(
                    _path,
                    version,
                    version > SqliteInteractionLogSchema.Latest ? "Update DocsBot." : "Start the chat service once: it brings the log up to date.");
            }

            var rows = await connection.QueryAsync<InteractionRow>(
                new CommandDefinition($"{InteractionRow.Select} {condition}", parameters, cancellationToken: cancellationToken));
            return rows.AsList();
        }
        catch (SqliteException e)
        {
            throw new InteractionLogException($"The interaction log {_path} cannot be read: {e.Message} Check that it is an interaction log of DocsBot and that this user may read it.", e);
        }
    }
}
