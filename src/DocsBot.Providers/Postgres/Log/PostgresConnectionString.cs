using DocsBot.Providers.Log;
using Npgsql;

namespace DocsBot.Providers.Postgres.Log;

/// <summary>Reads the connection string of the log. Its messages never repeat it, since it holds a password.</summary>
internal static class PostgresConnectionString
{
    /// <summary>What a wrong one is told.</summary>
    public const string Wrong =
        "InteractionLog:ConnectionString (InteractionLog__ConnectionString) is not a connection string of PostgreSQL with a host and a database, such as Host=localhost;Database=docsbot;Username=docsbot;Password=….";

    /// <summary>Whether it can be read, and names a server and a database.</summary>
    public static bool IsRight(string connectionString) => TryParse(connectionString) is not null;

    /// <summary>The settings in it, with what DocsBot adds where it says nothing: a name for the server's own lists, and five seconds for a connection.</summary>
    /// <exception cref="InteractionLogException">It cannot be read.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        var settings = TryParse(connectionString) ?? throw new InteractionLogException(Wrong);
        settings.ApplicationName ??= "DocsBot";
        if (!settings.ShouldSerialize("Timeout"))
        {
            settings.Timeout = 5;
        }

        return settings;
    }

    private static NpgsqlConnectionStringBuilder? TryParse(string connectionString)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString);
            return string.IsNullOrWhiteSpace(settings.Host) || string.IsNullOrWhiteSpace(settings.Database) ? null : settings;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException or OverflowException)
        {
            return null;
        }
    }
}
