using DocsBot.Providers.Tests.Log.Hosts;

namespace DocsBot.Providers.Tests.Log.Postgres;

public sealed class PostgresInteractionLogTests(PostgresFixture postgres) : InteractionLogSuite
{
    private protected override Task<LogHost> CreateHostAsync() => postgres.CreateHostAsync();
}
