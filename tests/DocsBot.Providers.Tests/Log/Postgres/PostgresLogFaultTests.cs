using DocsBot.Core.Interactions;
using DocsBot.Providers.Log;
using DocsBot.Providers.Tests.Log.Hosts;

namespace DocsBot.Providers.Tests.Log.Postgres;

/// <summary>Several services on one server, and a server that goes away.</summary>
public sealed class PostgresLogFaultTests(PostgresFixture postgres) : LogSuite
{
    [Fact]
    public async Task Services_that_start_together_and_write_the_same_texts_and_rows_lose_nothing_and_never_deadlock()
    {
        const int replicas = 4;
        const int records = 300;
        PinnedText[] texts = [.. Enumerable.Range(0, 40).Select(i => new PinnedText($"text {i:D2}", "A passage."))];
        var told = Enumerable.Range(0, replicas).Select(_ => new RecordingLogger<InteractionLog>()).ToArray();
        var logs = told.Select(logger => Host.Open(new RetentionOptions { Comments = TimeSpan.FromMinutes(1) }, logger)).ToArray();

        await Task.WhenAll(logs.Select((log, replica) => Task.Run(async () =>
        {
            var random = new Random(replica);
            for (var i = 0; i < records; i++)
            {
                var number = (i * replicas) + replica;
                log.Record(Interactions.Plain(number) with { ConversationId = $"conversation {i % 7}", Pinned = [.. texts.OrderBy(_ => random.Next()).Take(10)], RepeatsLast = i % 5 == 0 });
                log.Record(new Feedback(Interactions.Id(random.Next(number + 1)), $"conversation {random.Next(7)}", i % 2 == 0, "Good.", Interactions.Noon));
                if (i % 50 == 0)
                {
                    await log.FlushAsync(Stop);
                }
            }

            await log.FlushAsync(Stop);
            await log.DisposeAsync();
        }, Stop)));

        string.Concat(told.Select(logger => logger.Text)).ShouldBeEmpty();
        (await Host.Rows.CountAsync(Stop)).ShouldBe(replicas * records);
        (await Host.Rows.ScalarAsync<long>("SELECT count(*) FROM pinned", Stop)).ShouldBe(texts.Length);
        (await Host.Rows.ScalarAsync<long>("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()", Stop)).ShouldBe(0);
        logs.Sum(log => log.Dropped).ShouldBe(0);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_opened_again_and_nothing_is_lost()
    {
        await using var log = Host.Open();
        log.Record(Interactions.Plain(1));
        await log.FlushAsync(Stop);
        await Host.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");

        log.Record(Interactions.Plain(2));
        await log.FlushAsync(Stop);

        (await Host.Rows.CountAsync(Stop)).ShouldBe(2);
        log.Dropped.ShouldBe(0);
    }

    [Fact]
    public async Task Tables_that_are_deleted_while_the_log_is_open_are_begun_anew()
    {
        await using var log = Host.Open();
        log.Record(Interactions.Plain(1));
        await log.FlushAsync(Stop);
        await Host.ExecuteAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public");

        log.Record(Interactions.Plain(2));
        await log.FlushAsync(Stop);

        (await Host.Rows.CountAsync(Stop)).ShouldBe(1);
    }

    [Fact]
    public async Task A_log_of_a_newer_DocsBot_is_left_alone()
    {
        await Host.ExecuteAsync("CREATE TABLE interaction_log_version (version integer NOT NULL); INSERT INTO interaction_log_version VALUES (99)");
        var told = new RecordingLogger<InteractionLog>();
        var log = new InteractionLog(new InteractionLogOptions { Path = Host.Options.Path, ConnectionString = Host.Options.ConnectionString, FlushTimeout = TimeSpan.FromMilliseconds(500) }, TimeProvider.System, told);
        log.Record(Interactions.Plain(1));
        await log.DisposeAsync();

        log.Dropped.ShouldBe(1);
        told.Text.ShouldContain("version 99");
        (await Host.TablesAsync()).ShouldBeEmpty();
        (await Should.ThrowAsync<InteractionLogException>(() => Host.Database.OpenAsync(Stop))).Message.ShouldContain("Update DocsBot");
    }

    private protected override Task<LogHost> CreateHostAsync() => postgres.CreateHostAsync();
}
