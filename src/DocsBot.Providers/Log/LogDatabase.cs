using System.Data.Common;
using DocsBot.Providers.Postgres.Log;
using DocsBot.Providers.Sqlite.Log;

namespace DocsBot.Providers.Log;

/// <summary>
/// The interaction log as those see it who read it: an SQLite file or a PostgreSQL database with the same tables, columns and values, so that one text of a
/// query serves both.
/// </summary>
public abstract class LogDatabase
{
    /// <summary>The file, or the server and its database, for messages. Never holds a password.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it is PostgreSQL, for the few statements that must differ.</summary>
    public abstract bool IsPostgres { get; }

    /// <summary>The log that the options name: PostgreSQL when they hold a connection string, the file otherwise.</summary>
    /// <exception cref="InteractionLogException">The connection string is none.</exception>
    public static LogDatabase Of(InteractionLogOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return string.IsNullOrWhiteSpace(options.ConnectionString) ? new SqliteLogDatabase(options.Path) : new PostgresLogDatabase(options.ConnectionString);
    }

    /// <summary>Opens a connection for reading, also while a service writes.</summary>
    /// <returns>The connection, the caller's to dispose; null when there is no log yet.</returns>
    /// <exception cref="InteractionLogException">The log cannot be read, or another build made it.</exception>
    public abstract Task<DbConnection?> OpenAsync(CancellationToken cancellationToken);

    /// <summary>A fault of a query (<see cref="DbException"/>) as one for the operator, that names the log.</summary>
    public abstract InteractionLogException Unreadable(Exception fault);

    /// <summary>The log for a writer, which creates it when it is missing and brings it up to date.</summary>
    internal abstract LogStorage OpenStorage(RetentionOptions retention, TimeProvider time);
}
