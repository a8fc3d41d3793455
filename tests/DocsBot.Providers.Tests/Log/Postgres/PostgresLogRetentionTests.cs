using DocsBot.Providers.Tests.Log.Hosts;

namespace DocsBot.Providers.Tests.Log.Postgres;

public sealed class PostgresLogRetentionTests(PostgresFixture postgres) : LogRetentionSuite
{
    private protected override Task<LogHost> CreateHostAsync() => postgres.CreateHostAsync();
}
