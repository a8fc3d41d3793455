using System.Data.Common;
using DocsBot.Providers.Log;
using Npgsql;

namespace DocsBot.Providers.Postgres.Log;

/// <summary>The interaction log in a PostgreSQL database, for several replicas of the service. Connections for reading come from a pool.</summary>
public sealed class PostgresLogDatabase : LogDatabase
{
    private readonly string _connectionString;

    /// <summary>Creates it; the server is asked when it is read.</summary>
    /// <param name="connectionString">As Npgsql takes it: <c>Host=…;Database=…;Username=…;Password=…</c>.</param>
    /// <exception cref="InteractionLogException">It is none.</exception>
    public PostgresLogDatabase(string connectionString)
    {
        var settings = PostgresConnectionString.Parse(connectionString);
        _connectionString = settings.ConnectionString;
        Name = $"{settings.Host}:{settings.Port}/{settings.Database}";
    }

    /// <inheritdoc />
    public override string Name { get; }

    /// <inheritdoc />
    public override bool IsPostgres => true;

    /// <inheritdoc />
    public override async Task<DbConnection?> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            if (LogMigrations.IsReadable(Name, await PostgresLogSchema.VersionOfAsync(connection, transaction: null, cancellationToken), PostgresLogSchema.Latest))
            {
                return connection;
            }

            await connection.DisposeAsync();
            return null;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
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
        return new InteractionLogException($"The interaction log {Name} cannot be read: {fault.Message} {PostgresLogStorage.Checks}", fault);
    }

    /// <inheritdoc />
    internal override LogStorage OpenStorage(RetentionOptions retention, TimeProvider time) =>
        new PostgresLogStorage(_connectionString, Name, new LogRetention(retention, time));
}
