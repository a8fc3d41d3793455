using DocsBot.Providers.Log;

namespace DocsBot.Providers.Tests.Log.Postgres;

/// <summary>A server that is not there, and one that goes and comes back.</summary>
public sealed class PostgresServerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RecordingLogger<InteractionLog> _told = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_server_that_cannot_be_reached_costs_records_but_neither_throws_nor_hangs()
    {
        var options = Options("Host=127.0.0.1;Port=1;Database=docsbot;Username=docsbot;Password=hunter2hunter2");
        var log = new InteractionLog(options, TimeProvider.System, _told);
        log.Record(Interactions.Plain(1));
        var flush = log.FlushAsync(Stop);
        for (var i = 0; i < 400 && log.Status.Writable; i++)
        {
            await Task.Delay(25, Stop);
        }

        log.Status.Writable.ShouldBeFalse();
        await log.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(15), Stop);
        await flush.WaitAsync(TimeSpan.FromSeconds(15), Stop);

        log.Dropped.ShouldBe(1);
        _told.Text.ShouldContain("The interaction log 127.0.0.1:1/docsbot cannot be reached");
        _told.Text.ShouldNotContain("hunter2");
        (await Should.ThrowAsync<InteractionLogException>(() => LogDatabase.Of(options).OpenAsync(Stop))).Message.ShouldContain("127.0.0.1:1/docsbot cannot be read");
    }

    [Fact]
    public async Task A_server_that_is_started_again_gets_what_waited()
    {
        var binaries = PostgresServer.FindBinaries();
        Assert.SkipWhen(binaries is null, "There is no PostgreSQL here that a test could stop: install the package postgresql.");
        await using var server = await PostgresServer.StartAsync(binaries!);
        await using var log = new InteractionLog(Options(server.ConnectionString), TimeProvider.System, _told);
        log.Record(Interactions.Plain(1));
        await log.FlushAsync(Stop);

        await server.StopAsync();
        for (var i = 2; i < 300; i++)
        {
            log.Record(Interactions.Plain(i));
        }

        for (var i = 0; i < 400 && log.Status.Writable; i++)
        {
            await Task.Delay(25, Stop);
        }

        log.Status.ShouldSatisfyAllConditions(status => status.Writable.ShouldBeFalse(), status => status.Dropped.ShouldBe(0));
        await server.StartAsync();
        await log.FlushAsync(Stop);

        (await new Hosts.LogRows(LogDatabase.Of(Options(server.ConnectionString))).CountAsync(Stop)).ShouldBe(299);
        log.Status.ShouldBe(new InteractionLogStatus(Writable: true, Waiting: 0, Dropped: 0, Lost: 0));
        _told.Text.ShouldContain("can be written again");
    }

    [Theory]
    [InlineData("postgres://user:hunter2@db/docsbot")]
    [InlineData("Host=db")]
    [InlineData("Database=docsbot")]
    [InlineData("hunter2")]
    [InlineData("Host=db;Database=docsbot;Port=hunter2")]
    public void A_connection_string_that_is_none_is_told_without_repeating_it(string text)
    {
        var options = new InteractionLogOptions { ConnectionString = text };

        var message = Should.Throw<InteractionLogException>(() => LogDatabase.Of(options)).Message;

        message.ShouldContain("InteractionLog:ConnectionString (InteractionLog__ConnectionString)");
        message.ShouldNotContain("hunter2");
        options.Validate(new(options)).ShouldHaveSingleItem().ErrorMessage.ShouldBe(message);
    }

    private InteractionLogOptions Options(string connectionString) => new() { Path = _folder["interactions.db"], ConnectionString = connectionString, FlushTimeout = TimeSpan.FromSeconds(1) };
}
