using DocsBot.Providers.Tests.Log.Hosts;
using DocsBot.Providers.Tests.Log.Reading;

namespace DocsBot.Providers.Tests.Log.Sqlite;

public sealed class SqliteListTests : ListSuite
{
    private protected override Task<LogHost> CreateHostAsync() => Task.FromResult<LogHost>(new SqliteLogHost());
}
