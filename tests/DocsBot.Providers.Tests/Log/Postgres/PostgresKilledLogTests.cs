using DocsBot.Providers.Tests.Log.Hosts;

namespace DocsBot.Providers.Tests.Log.Postgres;

public sealed class PostgresKilledLogTests(PostgresFixture postgres) : KilledLogSuite
{
    private protected override Task<LogHost> CreateEmptyAsync() => postgres.CreateHostAsync();
}
