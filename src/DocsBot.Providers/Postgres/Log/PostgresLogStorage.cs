using System.Data;
using System.Data.Common;
using Dapper;
using DocsBot.Providers.Log;
using Npgsql;
using NpgsqlTypes;

namespace DocsBot.Providers.Postgres.Log;

/// <summary>The log in a PostgreSQL database, which several replicas write at once. Each holds one connection, and opens another when that one is lost.</summary>
/// <param name="connectionString">The server and the database.</param>
/// <param name="name">The same without a password.</param>
/// <param name="retention">What is emptied when.</param>
internal sealed class PostgresLogStorage(string connectionString, string name, LogRetention retention) : LogStorage(retention)
{
    /// <summary>What an operator checks when the log cannot be used.</summary>
    public const string Checks = "Check that the server runs, that its database exists, and that InteractionLog:ConnectionString names a user who may use it.";

    /// <inheritdoc />
    public override string Name => name;

    /// <inheritdoc />
    public override string Remedy => Checks;

    /// <summary>What a fault means. Class 22 of PostgreSQL's codes is data that it does not take, 23 a broken constraint, 54 a value over a limit.</summary>
    public override LogFault Classify(Exception fault) => fault switch
    {
        PostgresException { SqlState: ['2', '2' or '3', ..] or ['5', '4', ..] } => LogFault.OfARecord,
        ArgumentException or NotSupportedException => LogFault.OfARecord,
        _ => LogFault.Passing,
    };

    /// <summary>Never called: what is damaged on a server is for its operator to repair.</summary>
    public override Task<string> SetAsideAsync() => throw new NotSupportedException("A log on a server is not set aside.");

    /// <inheritdoc />
    protected override async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        // Not from the pool: it is kept, and must not be one that died there.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);

            // A replica that dies in the middle of a transaction must not keep the others waiting for its lock until the network notices.
            await connection.ExecuteAsync(new CommandDefinition("SET idle_in_transaction_session_timeout = '30s'", cancellationToken: cancellationToken));
            await PostgresLogSchema.MigrateAsync(connection, name, cancellationToken);
            return connection;
        }
        catch (Exception e) when (e is NpgsqlException and not PostgresException or TimeoutException)
        {
            await connection.DisposeAsync();
            throw new InteractionLogException($"The interaction log {name} cannot be reached: {e.Message}", e);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    protected override bool IsUsable(DbConnection connection) => connection.State == ConnectionState.Open;

    /// <summary>Writers take turns: each waits for the lock before it touches a row, so that they never wait for each other in a circle.</summary>
    protected override async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            await connection.ExecuteAsync(new CommandDefinition($"SELECT pg_advisory_xact_lock({PostgresLogSchema.WriteLock})", transaction: transaction, cancellationToken: cancellationToken));
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends a column as one array, so that any number of rows is one statement.</summary>
    protected override async Task<int> InsertAsync(LogTable table, IReadOnlyList<object?[]> rows, DbTransaction transaction, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return 0;
        }

        await using var command = ((NpgsqlConnection)transaction.Connection!).CreateCommand();
        command.Transaction = (NpgsqlTransaction)transaction;
        command.CommandText = $"INSERT INTO {table.Name} ({table.ColumnNames}) SELECT * FROM unnest({string.Join(", ", table.Columns.Select((_, i) => $"${i + 1}"))}) ON CONFLICT DO NOTHING";
        for (var i = 0; i < table.Columns.Count; i++)
        {
            command.Parameters.Add(Column(table.Columns[i].Kind, rows, i));
        }

        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override string? Clean(string? text) => PostgresText.Clean(text);

    /// <summary>Nothing: what was deleted is overwritten after the server's own vacuum.</summary>
    protected override Task ClearAsync() => Task.CompletedTask;

    private static NpgsqlParameter Column(LogColumnKind kind, IReadOnlyList<object?[]> rows, int index) => kind switch
    {
        LogColumnKind.Integer => new NpgsqlParameter<long?[]> { TypedValue = [.. rows.Select(row => (long?)row[index])], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
        LogColumnKind.Real => new NpgsqlParameter<double?[]> { TypedValue = [.. rows.Select(row => (double?)row[index])], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Double },
        LogColumnKind.Json => new NpgsqlParameter<string?[]> { TypedValue = [.. rows.Select(row => PostgresText.CleanJson((string?)row[index]))], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
        _ => new NpgsqlParameter<string?[]> { TypedValue = [.. rows.Select(row => PostgresText.Clean((string?)row[index]))], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
    };
}
