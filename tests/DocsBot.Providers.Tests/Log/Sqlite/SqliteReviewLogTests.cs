using DocsBot.Providers.Tests.Log.Hosts;

namespace DocsBot.Providers.Tests.Log.Sqlite;

public sealed class SqliteReviewLogTests : ReviewLogSuite
{
    private protected override Task<LogHost> CreateHostAsync() => Task.FromResult<LogHost>(new SqliteLogHost());
}
