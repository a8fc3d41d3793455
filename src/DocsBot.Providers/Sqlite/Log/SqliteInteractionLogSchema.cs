using System.Globalization;
using Dapper;
using DocsBot.Providers.Log;
using Microsoft.Data.Sqlite;

namespace DocsBot.Providers.Sqlite.Log;

/// <summary>
/// The log's schema as append-only migrations, <c>Migrations/NNNN_*.sql</c>. The file's <c>user_version</c> is the number of the last that was applied.
/// </summary>
internal static class SqliteInteractionLogSchema
{
    private static readonly (int Number, string Sql)[] Migrations = Read();

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
            throw NotOurs(connection.DataSource, version, "Update DocsBot, or set InteractionLog:Path to another file.");
        }
    }

    /// <summary>The fault of a log in another version.</summary>
    public static InteractionLogException NotOurs(string path, int version, string remedy) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The interaction log {path} has schema version {version}, and this DocsBot knows version {Latest}. {remedy}"));

    private static (int Number, string Sql)[] Read()
    {
        const string folder = ".Sqlite.Log.Migrations.";
        var assembly = typeof(SqliteInteractionLogSchema).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.Contains(folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    var file = name.AsSpan(name.IndexOf(folder, StringComparison.Ordinal) + folder.Length);
                    return (int.Parse(file[..4], NumberStyles.None, CultureInfo.InvariantCulture), reader.ReadToEnd());
                }),
        ];
    }
}
