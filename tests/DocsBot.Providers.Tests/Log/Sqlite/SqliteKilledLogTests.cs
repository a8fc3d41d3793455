using DocsBot.Providers.Tests.Log.Hosts;

namespace DocsBot.Providers.Tests.Log.Sqlite;

public sealed class SqliteKilledLogTests : KilledLogSuite
{
    private protected override Task<LogHost> CreateEmptyAsync() => Task.FromResult<LogHost>(new SqliteLogHost());

    private protected override async Task ShouldBeSoundAsync() => (await Host.Rows.ScalarAsync<string>("PRAGMA integrity_check", Stop)).ShouldBe("ok");
}
