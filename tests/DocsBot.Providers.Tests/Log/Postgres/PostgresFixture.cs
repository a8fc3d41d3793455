using DocsBot.Providers.Tests.Log.Hosts;
using DocsBot.Providers.Tests.Log.Postgres;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace DocsBot.Providers.Tests.Log.Postgres;

/// <summary>One PostgreSQL for all tests, started by the first that asks: the one that DOCSBOT_TEST_POSTGRES names, or a server of their own. Without either, tests skip.</summary>
public sealed class PostgresFixture : IAsyncDisposable
{
    private readonly Lazy<Task<string>> _server;
    private PostgresServer? _own;

    /// <summary>Creates the fixture; nothing is started yet.</summary>
    public PostgresFixture() => _server = new Lazy<Task<string>>(StartAsync);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>A database of its own for a test; skips the test when there is no server.</summary>
    internal async Task<LogHost> CreateHostAsync()
    {
        Assert.SkipWhen(
            Environment.GetEnvironmentVariable("DOCSBOT_TEST_POSTGRES") is null && PostgresServer.FindBinaries() is null,
            "There is no PostgreSQL here: install the package postgresql, or set DOCSBOT_TEST_POSTGRES to the connection string of a server whose user may create databases.");
        return await PostgresLogHost.CreateAsync(await _server.Value);
    }

    private async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("DOCSBOT_TEST_POSTGRES") is { Length: > 0 } given)
        {
            return given;
        }

        _own = await PostgresServer.StartAsync(PostgresServer.FindBinaries()!);
        return _own.ConnectionString;
    }
}
