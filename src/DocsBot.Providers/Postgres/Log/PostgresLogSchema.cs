using System.Data.Common;
using Dapper;
using DocsBot.Providers.Log;
using Npgsql;

namespace DocsBot.Providers.Postgres.Log;

/// <summary>The schema of the log in PostgreSQL. The one row of the table <c>interaction_log_version</c> is the number of the last migration that was applied.</summary>
internal static class PostgresLogSchema
{
    /// <summary>The advisory lock of whoever writes to the log, in all processes: the bytes of "docsbot".</summary>
    public const long WriteLock = 0x646F6373626F74;

    private static readonly IReadOnlyList<(int Number, string Sql)> Migrations = LogMigrations.Read(".Postgres.Log.Migrations.");

    /// <summary>The version that this build reads and writes.</summary>
    public static int Latest => Migrations[^1].Number;

    /// <summary>The version of a log; 0 for a database without one.</summary>
    public static async Task<int> VersionOfAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        // A query of the catalogue, not to_regclass: that one answers from a cache of the connection, which does not hear of a table while it waits for a lock.
        const string exists = "SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_tables WHERE tablename = 'interaction_log_version' AND schemaname = ANY (current_schemas(false)))";
        const string version = "SELECT coalesce(max(version), 0) FROM interaction_log_version";
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(exists, transaction: transaction, cancellationToken: cancellationToken))
            ? await connection.ExecuteScalarAsync<int>(new CommandDefinition(version, transaction: transaction, cancellationToken: cancellationToken))
            : 0;
    }

    /// <summary>Applies what is missing in one transaction. Replicas that start together do it one after the other, so that the second finds nothing to do.</summary>
    /// <exception cref="InteractionLogException">A newer build made the log.</exception>
    public static async Task MigrateAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        var version = await VersionOfAsync(connection, transaction: null, cancellationToken);
        if (version < Latest)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await ExecuteAsync($"SELECT pg_advisory_xact_lock({WriteLock})");
            version = await VersionOfAsync(connection, transaction, cancellationToken);
            foreach (var (number, sql) in Migrations.Where(migration => migration.Number > version))
            {
                await ExecuteAsync(sql);
                version = number;
            }

            await ExecuteAsync("CREATE TABLE IF NOT EXISTS interaction_log_version (version integer NOT NULL)");
            await ExecuteAsync($"DELETE FROM interaction_log_version; INSERT INTO interaction_log_version (version) VALUES ({version})");
            await transaction.CommitAsync(cancellationToken);

            Task ExecuteAsync(string sql) => connection.ExecuteAsync(new CommandDefinition(sql, transaction: transaction, cancellationToken: cancellationToken));
        }

        if (version > Latest)
        {
            throw LogMigrations.NotOurs(name, version, Latest, "Update DocsBot, or set InteractionLog:ConnectionString to another database.");
        }
    }
}
