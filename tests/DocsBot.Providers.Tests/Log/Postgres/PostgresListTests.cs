using DocsBot.Providers.Tests.Log.Hosts;
using DocsBot.Providers.Tests.Log.Reading;

namespace DocsBot.Providers.Tests.Log.Postgres;

public sealed class PostgresListTests(PostgresFixture postgres) : ListSuite
{
    private protected override Task<LogHost> CreateHostAsync() => postgres.CreateHostAsync();
}
