using System.Data.Common;
using DocsBot.Providers.Log;
using Microsoft.Data.Sqlite;

namespace DocsBot.Providers.Sqlite.Log;

/// <summary>The interaction log in an SQLite file, for reading.</summary>
/// <param name="path">The file.</param>
public sealed class SqliteLogDatabase(string path) : LogDatabase
{
    private readonly string _path = Path.GetFullPath(path);

    /// <inheritdoc />
    public override string Name => _path;

    /// <inheritdoc />
    public override bool IsPostgres => false;

    /// <inheritdoc />
    public override async Task<DbConnection?> OpenAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(_path))
        {
            return null;
        }

        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _path, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 5 }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            if (LogMigrations.IsReadable(_path, SqliteLogSchema.VersionOf(connection), SqliteLogSchema.Latest))
            {
                return connection;
            }

            await connection.DisposeAsync();
            return null;
        }
        catch (SqliteException e)
        {
            await connection.DisposeAsync();
            throw Unreadable(e);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public override InteractionLogException Unreadable(Exception fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return new InteractionLogException($"The interaction log {_path} cannot be read: {fault.Message} Check that it is an interaction log of DocsBot and that this user may read it.", fault);
    }

    /// <inheritdoc />
    internal override LogStorage OpenStorage(RetentionOptions retention, TimeProvider time) => new SqliteLogStorage(_path, new LogRetention(retention, time), time);
}
