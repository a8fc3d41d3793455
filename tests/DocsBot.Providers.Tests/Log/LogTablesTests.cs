using DocsBot.Providers.Log;
using DocsBot.Providers.Tests.Log.Hosts;
using DocsBot.Providers.Tests.Log.Postgres;

namespace DocsBot.Providers.Tests.Log;

/// <summary>Both databases have the same tables with the same columns, and <see cref="LogTables"/> names those that are written. Triggers keep the rest.</summary>
public sealed class LogTablesTests(PostgresFixture postgres)
{
    /// <summary>Columns that triggers keep.</summary>
    private static readonly string[] Kept = ["followed"];

    /// <summary>Tables that an export leaves out: what triggers count, and who is at work on a review at the moment.</summary>
    private static readonly string[] LeftOut = ["call_days", "conversation_days", "counting_later", "interaction_days", "review_claims"];

    [Fact]
    public async Task Every_table_is_exported_or_left_out_on_purpose()
    {
        await using var host = new SqliteLogHost();
        await CreateAsync(host);

        LogTables.All.Select(table => table.Name).Concat(LeftOut).ShouldBe(await host.TablesAsync(), ignoreOrder: true);
    }

    [Fact]
    public async Task The_tables_that_are_written_have_the_columns_of_the_file()
    {
        await using var host = new SqliteLogHost();
        await ShouldHaveAsync(host);
    }

    [Fact]
    public async Task The_tables_that_are_written_have_the_columns_of_the_server()
    {
        await using var host = await postgres.CreateHostAsync();
        await ShouldHaveAsync(host);
    }

    [Fact]
    public async Task Both_databases_have_the_same_schema()
    {
        await using var file = new SqliteLogHost();
        await using var server = await postgres.CreateHostAsync();
        await CreateAsync(file);
        await CreateAsync(server);

        // How SQLite counts the rows of a batch at its end; a statement of PostgreSQL counts its own.
        var tables = (await file.TablesAsync()).Where(table => table != "counting_later").ToList();

        (await server.TablesAsync()).ShouldBe(tables);
        foreach (var table in tables)
        {
            (await server.ColumnsAsync(table)).OrderBy(column => column.Name, StringComparer.Ordinal)
                .ShouldBe((await file.ColumnsAsync(table)).OrderBy(column => column.Name, StringComparer.Ordinal), customMessage: table);
        }
    }

    private static async Task ShouldHaveAsync(LogHost host)
    {
        await CreateAsync(host);
        foreach (var table in LogTables.All)
        {
            var expected = table.Columns.Select(column => new HostColumn(column.Name, column.Kind is LogColumnKind.Json ? LogColumnKind.Text : column.Kind, column.IsRequired));
            (await host.ColumnsAsync(table.Name)).Where(column => !Kept.Contains(column.Name)).OrderBy(column => column.Name, StringComparer.Ordinal).ShouldBe(expected.OrderBy(column => column.Name, StringComparer.Ordinal), customMessage: table.Name);
        }
    }

    private static async Task CreateAsync(LogHost host)
    {
        await using var log = host.Open();
        await log.FlushAsync(TestContext.Current.CancellationToken);
    }
}
