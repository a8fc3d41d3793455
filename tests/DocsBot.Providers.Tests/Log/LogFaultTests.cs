using Dapper;
using DocsBot.Core.Interactions;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reading;
using DocsBot.Providers.Sqlite.Log;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.Tests.Log;

/// <summary>Whatever happens to the file, recording neither waits nor throws, and what is lost is counted.</summary>
public sealed class LogFaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RecordingLogger<InteractionLog> _told = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string DatabasePath => _folder["interactions.db"];

    public void Dispose()
    {
        _told.Text.ShouldNotContain("nobody may see");
        _folder.Dispose();
    }

    [Fact]
    public async Task A_locked_file_is_tried_again_until_it_is_free_and_nothing_is_lost()
    {
        await using var log = Open();
        await log.FlushAsync(Stop);
        using (LockFile())
        {
            for (var i = 0; i < 50; i++)
            {
                log.Record(Interactions.Plain(i));
            }

            await UntilAsync(() => _told.Text.Contains("cannot be written", StringComparison.Ordinal));
        }

        await log.FlushAsync(Stop);

        (await CountAsync()).ShouldBe(50);
        log.Dropped.ShouldBe(0);
        _told.Text.ShouldContain("can be written again");
    }

    [Fact]
    public async Task A_full_queue_drops_the_newest_and_counts_every_drop()
    {
        const int records = 2_000;
        await using var log = Open(capacity: 10);
        await log.FlushAsync(Stop);
        using (LockFile())
        {
            for (var i = 0; i < records; i++)
            {
                log.Record(Interactions.Plain(i));
            }

            log.Dropped.ShouldBeGreaterThan(0);
        }

        await log.FlushAsync(Stop);

        var written = await CountAsync();
        written.ShouldBeGreaterThanOrEqualTo(10);
        (written + log.Dropped).ShouldBe(records);
        (await new InteractionReader(new SqliteLogDatabase(DatabasePath)).FindAsync(Interactions.Id(0), Stop)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Drops_are_told_once_a_minute_and_at_the_end()
    {
        var clock = new ManualClock();
        var log = Open(capacity: 1, clock, flushTimeout: TimeSpan.Zero);
        await log.FlushAsync(Stop);
        using (LockFile())
        {
            RecordUntilDropped(log, 5);
            RecordUntilDropped(log, 5);
            Tellings().ShouldBe(1);

            clock.Advance(TimeSpan.FromSeconds(61));
            RecordUntilDropped(log, 5);
            RecordUntilDropped(log, 5);
            Tellings().ShouldBe(2);

            await log.DisposeAsync();
        }

        Tellings().ShouldBe(3);
        _told.Entries.Last(entry => entry.Message.Contains("has dropped", StringComparison.Ordinal)).Message.ShouldContain($"dropped {log.Dropped} records");

        int Tellings() => _told.Entries.Count(entry => entry.Message.Contains("has dropped", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("folder/interactions.db")]
    [InlineData("folder")]
    public async Task A_path_that_cannot_be_written_costs_records_but_neither_throws_nor_hangs(string path)
    {
        if (path == "folder")
        {
            Directory.CreateDirectory(_folder["folder"]);
        }
        else
        {
            _folder.Write("folder", "a file where the folder should be");
        }

        var log = new InteractionLog(
            new InteractionLogOptions { Path = _folder[path], FlushTimeout = TimeSpan.FromMilliseconds(300) }, TimeProvider.System, _told);
        log.Record(Interactions.Plain(1));
        log.Record(new Feedback(Interactions.Id(1), "conversation", Helpful: true, null, Interactions.Noon));
        var flush = log.FlushAsync(Stop);
        await log.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), Stop);
        await flush.WaitAsync(TimeSpan.FromSeconds(10), Stop);

        log.Dropped.ShouldBe(2);
        _told.Entries.Count(entry => entry.Message.Contains($"{_folder[path]} cannot be written", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_flush_that_is_cancelled_ends()
    {
        await using var log = Open(flushTimeout: TimeSpan.Zero);
        await log.FlushAsync(Stop);
        using var _ = LockFile();
        log.Record(Interactions.Plain(1));
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Should.ThrowAsync<OperationCanceledException>(() => log.FlushAsync(cancel.Token));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_set_aside_with_its_bytes()
    {
        await File.WriteAllTextAsync(DatabasePath, "This is a text of somebody, and no database at all.", Stop);
        await using (var log = Open())
        {
            log.Record(Interactions.Plain(1));
            await log.FlushAsync(Stop);
        }

        (await CountAsync()).ShouldBe(1);
        var aside = Directory.GetFiles(_folder.Root, "interactions.db.damaged-*").ShouldHaveSingleItem();
        (await File.ReadAllTextAsync(aside, Stop)).ShouldBe("This is a text of somebody, and no database at all.");
        _told.Entries.ShouldContain(entry => entry.Level == LogLevel.Error && entry.Message.Contains(aside));
    }

    [Fact]
    public async Task A_log_that_turns_out_damaged_on_writing_is_set_aside_and_the_records_are_kept()
    {
        await using (var log = Open())
        {
            for (var i = 0; i < 500; i++)
            {
                log.Record(Interactions.Plain(i));
            }
        }

        // The first page stays whole: the file opens, and its tables are garbage.
        await using (var file = File.OpenWrite(DatabasePath))
        {
            file.Position = 4096;
            file.Write(Enumerable.Repeat((byte)0xff, (int)file.Length - 4096).ToArray());
        }

        await using (var log = Open())
        {
            log.Record(Interactions.Plain(1_000));
            await log.FlushAsync(Stop);
            log.Dropped.ShouldBe(0);
        }

        (await CountAsync()).ShouldBe(1);
        Directory.GetFiles(_folder.Root, "interactions.db.damaged-*").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_deleted_while_it_is_open_is_begun_anew()
    {
        await using var log = Open();
        log.Record(Interactions.Plain(1));
        await log.FlushAsync(Stop);
        foreach (var file in Directory.GetFiles(_folder.Root))
        {
            File.Delete(file);
        }

        log.Record(Interactions.Plain(2));
        await log.FlushAsync(Stop);

        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task An_empty_file_becomes_a_log()
    {
        await File.WriteAllBytesAsync(DatabasePath, [], Stop);
        await using var log = Open();
        log.Record(Interactions.Plain(1));
        await log.FlushAsync(Stop);

        (await CountAsync()).ShouldBe(1);
    }

    private static void RecordUntilDropped(InteractionLog log, int drops)
    {
        for (var until = log.Dropped + drops; log.Dropped < until;)
        {
            log.Record(Interactions.Plain(0));
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            await Task.Delay(20, limit.Token);
        }
    }

    private InteractionLog Open(int capacity = 4_096, TimeProvider? time = null, TimeSpan? flushTimeout = null) => new(
        new InteractionLogOptions { Path = DatabasePath, QueueCapacity = capacity, FlushTimeout = flushTimeout ?? TimeSpan.FromSeconds(5) },
        time ?? TimeProvider.System,
        _told);

    private SqliteConnection LockFile()
    {
        var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        connection.Open();
        connection.Execute("BEGIN IMMEDIATE");
        return connection;
    }

    private async Task<int> CountAsync() => await new InteractionReader(new SqliteLogDatabase(DatabasePath)).NewestAsync(Stop).CountAsync(Stop);

    /// <summary>A clock that is moved by hand; its timers run in real time.</summary>
    private sealed class ManualClock : TimeProvider
    {
        private long _ticks = Interactions.Noon.Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

        public override long GetTimestamp() => Interlocked.Read(ref _ticks);

        public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
    }
}
