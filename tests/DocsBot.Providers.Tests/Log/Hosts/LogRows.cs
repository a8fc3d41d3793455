using Dapper;
using DocsBot.Providers.Log;

namespace DocsBot.Providers.Tests.Log.Hosts;

/// <summary>Reads a log row by row, whichever its database is.</summary>
internal sealed class LogRows(LogDatabase database)
{
    public async Task<InteractionRecord?> FindAsync(string id, CancellationToken cancellationToken) => (await ReadAsync("WHERE id = @id", new { id }, cancellationToken)).SingleOrDefault();

    /// <summary>All rows, the newest first.</summary>
    public Task<List<InteractionRecord>> NewestAsync(CancellationToken cancellationToken) => ReadAsync("ORDER BY asked_at DESC, id DESC", new { }, cancellationToken);

    public async Task<long> CountAsync(CancellationToken cancellationToken) => await ScalarAsync<long>("SELECT count(*) FROM interactions", cancellationToken);

    /// <summary>The one value of a query; the default when there is no log.</summary>
    public async Task<T?> ScalarAsync<T>(string sql, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return connection is null ? default : await connection.ExecuteScalarAsync<T>(new CommandDefinition(sql, cancellationToken: cancellationToken));
    }

    private async Task<List<InteractionRecord>> ReadAsync(string condition, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return connection is null
            ? []
            : [.. (await connection.QueryAsync<InteractionRow>(new CommandDefinition($"{InteractionRow.Select} {condition}", parameters, cancellationToken: cancellationToken))).Select(row => row.ToRecord())];
    }
}
