using System.Globalization;
using Dapper;
using DocsBot.Providers.Log;
using Microsoft.Data.Sqlite;

namespace DocsBot.Providers.Tests.Log.Hosts;

/// <summary>A file in a folder that is not there yet.</summary>
internal sealed class SqliteLogHost : LogHost
{
    public SqliteLogHost() => Options = new InteractionLogOptions { Path = Folder["data/interactions.db"], QueueCapacity = 10_000 };

    public override InteractionLogOptions Options { get; }

    public override async Task<IAsyncDisposable> LockAsync()
    {
        var connection = await ConnectAsync();
        await connection.ExecuteAsync("BEGIN IMMEDIATE");
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
        return
        [
            .. (await connection.QueryAsync<(string Name, string Type, long IsRequired)>($"SELECT name, type, \"notnull\" FROM pragma_table_info('{table}') ORDER BY cid"))
                .Select(column => new HostColumn(column.Name, KindOf(column.Type), column.IsRequired == 1)),
        ];
    }

    public override async Task<IReadOnlyList<string>> TablesAsync()
    {
        await using var connection = await ConnectAsync();
        return [.. await connection.QueryAsync<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")];
    }

    private static LogColumnKind KindOf(string type) => type.ToUpper(CultureInfo.InvariantCulture) switch
    {
        "TEXT" => LogColumnKind.Text,
        "INTEGER" => LogColumnKind.Integer,
        "REAL" => LogColumnKind.Real,
        _ => throw new NotSupportedException($"{type} is no type of the log."),
    };

    private async Task<SqliteConnection> ConnectAsync()
    {
        var connection = new SqliteConnection($"Data Source={Options.Path};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }
}
