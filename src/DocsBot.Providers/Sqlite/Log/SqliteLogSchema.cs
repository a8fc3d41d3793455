using System.Globalization;
using Dapper;
using DocsBot.Providers.Log;
using Microsoft.Data.Sqlite;

namespace DocsBot.Providers.Sqlite.Log;

/// <summary>The schema of the log's file. Its <c>user_version</c> is the number of the last migration that was applied.</summary>
internal static class SqliteLogSchema
{
    private static readonly IReadOnlyList<(int Number, string Sql)> Migrations = LogMigrations.Read(".Sqlite.Log.Migrations.");

    /// <summary>The version that this build reads and writes.</summary>
    public static int Latest => Migrations[^1].Number;

    /// <summary>The version of an open log; 0 for an empty file.</summary>
    public static int VersionOf(SqliteConnection connection) => connection.ExecuteScalar<int>("PRAGMA user_version");

    /// <summary>Applies what is missing, each migration in a transaction of its own.</summary>
    /// <exception cref="InteractionLogException">A newer build made the log.</exception>
    public static void Migrate(SqliteConnection connection)
    {
        foreach (var (number, sql) in Migrations)
        {
            using var transaction = connection.BeginTransaction();

            // Asked inside of the transaction: another process may have migrated meanwhile.
            if (number <= VersionOf(connection))
            {
                continue;
            }

            connection.Execute(sql, transaction: transaction);
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {number}"), transaction: transaction);
            transaction.Commit();
        }

        var version = VersionOf(connection);
        if (version > Latest)
        {
            throw LogMigrations.NotOurs(connection.DataSource, version, Latest, "Update DocsBot, or set InteractionLog:Path to another file.");
        }
    }
}
