using System.Text.Json;
using Dapper;
using DocsBot.Core.Interactions;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reading;
using DocsBot.Providers.Sqlite.Log;
using Microsoft.Data.Sqlite;

namespace DocsBot.Providers.Tests.Log.Reading;

/// <summary>The counts a day, which triggers keep, are what a recount of the rows gives.</summary>
public sealed class CountsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string LogFile => _folder["interactions.db"];

    private InteractionReader Reader => new(new SqliteLogDatabase(LogFile));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_counts_are_those_of_the_rows_whatever_was_done(int seed)
    {
        var random = new RandomLog(seed);
        await using (var log = Open())
        {
            var written = new List<Interaction>();
            for (var i = 0; i < 400; i++)
            {
                switch (random.Next(10))
                {
                    case < 6:
                        written.Add(random.Interaction());
                        log.Record(written[^1]);
                        break;
                    case < 9 when written.Count > 0:
                        log.Record(random.Feedback(written[random.Next(written.Count)]));
                        break;
                    case 9 when random.Next(5) == 0:
                        log.Forget(random.Conversation()).ShouldBeTrue();
                        break;
                }
            }
        }

        await ShouldBeARecountAsync();

        // By hand: some rows, wherever they stand in their conversation; what retention empties; a signal that comes later; a batch that counts at its end.
        Execute("DELETE FROM interactions WHERE abs(random()) % 5 = 0");
        Execute("UPDATE interactions SET page_url = NULL, origin = NULL WHERE asked_at < '2026-02-28'");
        Execute("UPDATE interactions SET signals = signals | 16 WHERE abs(random()) % 3 = 0");
        await ShouldBeARecountAsync();
    }

    [Fact]
    public async Task Rows_that_are_counted_as_a_batch_count_the_same()
    {
        var random = new RandomLog(4);
        await using (var log = Open())
        {
            log.Record(random.Interaction());
        }

        using (var connection = new SqliteConnection($"Data Source={LogFile};Pooling=False"))
        {
            connection.Open();
            using var transaction = connection.BeginTransaction();
            connection.Execute("INSERT INTO counting_later SELECT coalesce(max(rowid), 0) + 1 FROM interactions");
            var insert = $"INSERT INTO interactions ({LogTables.Interactions.ColumnNames}) VALUES ({string.Join(", ", LogTables.Interactions.Columns.Select(column => $"@{column.Property}"))})";
            foreach (var interaction in Enumerable.Range(0, 300).Select(_ => random.Interaction()).ToList())
            {
                connection.Execute(insert, InteractionRow.From(interaction), transaction);
                connection.Execute("UPDATE interactions SET helpful = 1, feedback_at = '2026-03-03T00:00:00.0000000Z' WHERE abs(random()) % 7 = 0 AND id = @Id", new { interaction.Id });
            }

            connection.Execute("DELETE FROM interactions WHERE abs(random()) % 20 = 0; DELETE FROM counting_later");
            transaction.Commit();
        }

        await ShouldBeARecountAsync();
    }

    [Fact]
    public async Task Rows_of_an_older_log_count_when_it_is_brought_up_to_date()
    {
        var random = new RandomLog(5);
        await using (var log = Open())
        {
            for (var i = 0; i < 200; i++)
            {
                log.Record(random.Interaction());
            }
        }

        // Back to before the migration, with its rows.
        Execute("""
            CREATE TABLE kept AS SELECT * FROM interactions;
            ALTER TABLE kept DROP COLUMN followed;
            DROP TABLE interactions;
            DROP VIEW counting; DROP VIEW counting_conversations; DROP VIEW counting_calls; DROP VIEW interaction_facts;
            DROP TABLE interaction_days; DROP TABLE conversation_days; DROP TABLE call_days; DROP TABLE counting_later; DROP TABLE pinned; DROP TABLE experiment_arms_closed;
            PRAGMA user_version = 0
            """);
        foreach (var migration in Directory.GetFiles(Repository.PathOf("src/DocsBot.Providers/Sqlite/Log/Migrations"), "*.sql").Order(StringComparer.Ordinal).TakeWhile(file => !file.Contains("0008", StringComparison.Ordinal)))
        {
            Execute(await File.ReadAllTextAsync(migration, Stop));
        }

        Execute("""
            INSERT INTO interactions SELECT * FROM kept;
            DROP TABLE kept;
            PRAGMA user_version = 7
            """);
        await using (Open())
        {
        }

        await ShouldBeARecountAsync();
    }

    [Fact]
    public async Task A_log_without_rows_has_no_counts()
    {
        await using (var log = Open())
        {
            var one = new RandomLog(6).Interaction();
            log.Record(one);
            log.Forget(one.ConversationId);
        }

        using var connection = new SqliteConnection($"Data Source={LogFile};Pooling=False");
        connection.ExecuteScalar<long>("SELECT (SELECT count(*) FROM interaction_days) + (SELECT count(*) FROM conversation_days) + (SELECT count(*) FROM call_days)").ShouldBe(0);
        (await Reader.OverviewAsync(LogPeriod.All, Stop)).ShouldSatisfyAllConditions(all => all.Days.ShouldBeEmpty(), all => all.Total.Questions.ShouldBe(0));
    }

    [Fact]
    public async Task A_log_that_is_not_there_has_an_empty_overview()
    {
        (await Reader.OverviewAsync(LogPeriod.All, Stop)).Total.ShouldBe(LogFigures.None);
        (await Reader.SlicesAsync(LogDimension.Page, LogPeriod.All, Stop)).Rows.ShouldBeEmpty();
        (await Reader.CostsAsync(LogPeriod.All, Stop)).Calls.ShouldBeEmpty();
        (await Reader.ListAsync(new InteractionFilter(), after: null, size: 10, Stop)).ShouldBe(InteractionPage.Empty);
    }

    private async Task ShouldBeARecountAsync()
    {
        var rows = await Reader.NewestAsync(Stop).ToListAsync(Stop);
        rows.Count.ShouldBeGreaterThan(50);
        var last = Recount.LastOfConversations(rows);

        var overview = await Reader.OverviewAsync(LogPeriod.All, Stop);
        Json(overview.Total).ShouldBe(Json(Recount.Of(rows, last)));
        var days = rows.GroupBy(row => DateOnly.FromDateTime(row.Interaction.AskedAt.UtcDateTime)).OrderBy(day => day.Key).ToList();
        overview.Days.Where(day => day.Figures.Questions > 0).Select(day => (day.Day, Json(day.Figures))).ShouldBe(days.Select(day => (day.Key, Json(Recount.Of([.. day], last)))));

        foreach (var dimension in Enum.GetValues<LogDimension>())
        {
            var counts = dimension is LogDimension.Page or LogDimension.Version or LogDimension.Language or LogDimension.Site ? null : last;
            var slices = (await Reader.SlicesAsync(dimension, LogPeriod.All, Stop)).Rows;
            slices.OrderBy(slice => slice.Value, StringComparer.Ordinal).Select(slice => (slice.Value, Json(slice.Figures))).ShouldBe(
                rows.GroupBy(row => Recount.Value(row.Interaction, dimension)).Where(slice => slice.Key is not null).OrderBy(slice => slice.Key, StringComparer.Ordinal)
                    .Select(slice => (slice.Key!, Json(Recount.Of([.. slice], counts)))));
        }

        var calls = (await Reader.CostsAsync(LogPeriod.All, Stop)).Calls;
        calls.OrderBy(call => call.Purpose, StringComparer.Ordinal).ThenBy(call => call.Model, StringComparer.Ordinal).ShouldBe(
            rows.SelectMany(row => row.Interaction.ModelUses).GroupBy(call => (call.Purpose, call.Model))
                .OrderBy(group => group.Key.Purpose, StringComparer.Ordinal).ThenBy(group => group.Key.Model, StringComparer.Ordinal)
                .Select(group => new CallFigures(
                    group.Key.Purpose,
                    group.Key.Model,
                    group.Count(),
                    group.Count(call => call.Failure is not null),
                    group.Count(call => call.Usage?.InputTokens is not null),
                    group.Sum(call => call.Usage?.InputTokens ?? 0),
                    CachedTokens: 0,
                    group.Sum(call => call.Usage?.OutputTokens ?? 0),
                    group.Count(call => call.Cost is not null),
                    (long)(group.Sum(call => call.Cost ?? 0) * 1_000_000_000))));
    }

    private static string Json(LogFigures figures) => JsonSerializer.Serialize(figures with { Signals = new Dictionary<FailureSignal, long>() }) + JsonSerializer.Serialize(figures.Signals.OrderBy(pair => pair.Key));

    private InteractionLog Open() => new(new InteractionLogOptions { Path = LogFile }, TimeProvider.System, new RecordingLogger<InteractionLog>());

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={LogFile};Pooling=False");
        connection.Execute(sql);
    }
}
