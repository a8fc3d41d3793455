using Dapper;
using DocsBot.Providers.Log;
using DocsBot.Providers.Tests.Log.Hosts;
using DocsBot.Providers.Tests.Log.Reading;
using Microsoft.Data.Sqlite;

namespace DocsBot.Providers.Tests.Log.Sqlite;

public sealed class SqliteCountsTests : CountsSuite
{
    [Fact]
    public async Task Rows_that_are_counted_as_a_batch_count_the_same()
    {
        var random = new RandomLog(4);
        await using (var log = Host.Open())
        {
            log.Record(random.Interaction());
        }

        using (var connection = new SqliteConnection($"Data Source={Host.Options.Path};Pooling=False"))
        {
            connection.Open();
            using var transaction = connection.BeginTransaction();
            connection.Execute("INSERT INTO counting_later SELECT coalesce(max(rowid), 0) + 1 FROM interactions");
            var insert = $"INSERT INTO interactions ({LogTables.Interactions.ColumnNames}) VALUES ({string.Join(", ", LogTables.Interactions.Columns.Select(column => $"@{column.Property}"))})";
            foreach (var interaction in Enumerable.Range(0, 300).Select(_ => random.Interaction()).ToList())
            {
                connection.Execute(insert, InteractionRow.From(interaction), transaction);
            }

            // What happens to rows before they count, and to one that counts already.
            connection.Execute("""
                UPDATE interactions SET helpful = 1, feedback_at = '2026-03-03T00:00:00.0000000Z' WHERE substr(id, 36, 1) IN ('1', '4');
                DELETE FROM interactions WHERE substr(id, 36, 1) = '7';
                DELETE FROM counting_later
                """);
            transaction.Commit();
        }

        await ShouldBeARecountAsync();
    }

    private protected override Task<LogHost> CreateHostAsync() => Task.FromResult<LogHost>(new SqliteLogHost());

    private protected override async Task CreateVersion7Async()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Host.Options.Path)!);
        foreach (var migration in Directory.GetFiles(Repository.PathOf("src/DocsBot.Providers/Sqlite/Log/Migrations"), "*.sql").Order(StringComparer.Ordinal).Take(7))
        {
            await Host.ExecuteAsync(await File.ReadAllTextAsync(migration, Stop));
        }

        await Host.ExecuteAsync("PRAGMA user_version = 7");
    }
}
