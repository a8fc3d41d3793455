using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>
/// The Lab's own file, <c>lab.db</c> in the data folder: made when it is first written, its schema kept by append-only migrations, <c>Migrations/NNNN_*.sql</c>.
/// The file's <c>user_version</c> is the number of the last that was applied. Safe for several processes at once.
/// </summary>
internal sealed class LabDatabase
{
    private const string FileName = "lab.db";
    private const int SecondsToWait = 30;

    private static readonly (int Number, string Sql)[] Migrations = Read();

    private readonly string _connection;
    private volatile bool _isMigrated;

    /// <summary>Names the file; nothing is opened yet.</summary>
    /// <param name="folder">The data folder.</param>
    public LabDatabase(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Path = System.IO.Path.Combine(System.IO.Path.GetFullPath(folder), FileName);
        _connection = new SqliteConnectionStringBuilder { DataSource = Path, DefaultTimeout = SecondsToWait, ForeignKeys = true }.ConnectionString;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Whether there is a file yet.</summary>
    public bool Exists => File.Exists(Path);

    /// <summary>Opens the file; one that is missing is made. The caller disposes the connection.</summary>
    /// <param name="cancellationToken">Stops waiting for another process.</param>
    /// <exception cref="EvaluationStoreException">It is no database, of a newer build, or out of reach.</exception>
    public async Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connection);
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            await connection.OpenAsync(cancellationToken);
            await connection.ExecuteAsync("PRAGMA synchronous = NORMAL");
            await MigrateAsync(connection, cancellationToken);
            return connection;
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            await connection.DisposeAsync();
            throw new EvaluationStoreException($"The file of evaluations {Path} cannot be used: {e.Message} Move it away to begin a new one.", e);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task MigrateAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        if (_isMigrated)
        {
            return;
        }

        // Writers and readers do not hinder each other: pages are read while an evaluation runs.
        await connection.ExecuteAsync("PRAGMA journal_mode = WAL");
        foreach (var (number, sql) in Migrations)
        {
            await using var transaction = connection.BeginTransaction();

            // Asked inside of the transaction: another thread or process may have migrated meanwhile.
            if (number > await VersionAsync(connection))
            {
                await connection.ExecuteAsync(sql, transaction: transaction);
                await connection.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {number}"), transaction: transaction);
                await transaction.CommitAsync(cancellationToken);
            }
        }

        if (await VersionAsync(connection) is var version && version > Migrations[^1].Number)
        {
            throw new EvaluationStoreException(string.Create(
                CultureInfo.InvariantCulture,
                $"The file of evaluations {Path} has schema version {version}, and this DocsBot knows version {Migrations[^1].Number}. Update DocsBot, or move the file away."));
        }

        _isMigrated = true;
    }

    private static Task<int> VersionAsync(SqliteConnection connection) => connection.ExecuteScalarAsync<int>("PRAGMA user_version");

    private static (int Number, string Sql)[] Read()
    {
        const string folder = ".Evaluation.Runs.Migrations.";
        var assembly = typeof(LabDatabase).Assembly;
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
