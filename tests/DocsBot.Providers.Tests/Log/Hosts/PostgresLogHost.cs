using Dapper;
using DocsBot.Providers.Log;
using Npgsql;

namespace DocsBot.Providers.Tests.Log.Hosts;

/// <summary>A new, empty database on a server of the tests' own, or on the one that DOCSBOT_TEST_POSTGRES names.</summary>
internal sealed class PostgresLogHost : LogHost
{
    private readonly string _server;

    private PostgresLogHost(string server, string connectionString)
    {
        _server = server;
        Options = new InteractionLogOptions { Path = Folder["data/interactions.db"], ConnectionString = connectionString, QueueCapacity = 10_000 };
    }

    public override InteractionLogOptions Options { get; }

    public string Name => new NpgsqlConnectionStringBuilder(Options.ConnectionString).Database!;

    /// <summary>Creates the database.</summary>
    /// <param name="server">A connection string with any database of the server.</param>
    public static async Task<PostgresLogHost> CreateAsync(string server)
    {
        var name = $"docsbot_{Guid.CreateVersion7():N}";
        await using var connection = new NpgsqlConnection(server);
        await connection.ExecuteAsync($"CREATE DATABASE {name}");
        return new PostgresLogHost(server, new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = false }.ConnectionString);
    }

    public override async Task<IAsyncDisposable> LockAsync()
    {
        var connection = await ConnectAsync();
        await connection.ExecuteAsync("BEGIN; LOCK TABLE interactions IN EXCLUSIVE MODE");
        return connection;
    }

    public override async Task ExecuteAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await connection.ExecuteAsync(sql);
    }

    public override async Task<IReadOnlyList<HostColumn>> ColumnsAsync(string table)
    {
        await using var connection = await ConnectAsync();
        var columns = await connection.QueryAsync<(string Name, string Type, string Nullable)>(
            "SELECT column_name, data_type, is_nullable FROM information_schema.columns WHERE table_name = @table ORDER BY ordinal_position", new { table });
        return [.. columns.Select(column => new HostColumn(column.Name, KindOf(column.Type), column.Nullable == "NO"))];
    }

    public override async Task<IReadOnlyList<string>> TablesAsync()
    {
        await using var connection = await ConnectAsync();
        return [.. await connection.QueryAsync<string>("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'interaction_log_version' ORDER BY table_name")];
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await using var connection = new NpgsqlConnection(_server);
        await connection.ExecuteAsync($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
    }

    private static LogColumnKind KindOf(string type) => type switch
    {
        "text" => LogColumnKind.Text,
        "bigint" => LogColumnKind.Integer,
        "double precision" => LogColumnKind.Real,
        _ => throw new NotSupportedException($"{type} is no type of the log."),
    };

    private async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(Options.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
