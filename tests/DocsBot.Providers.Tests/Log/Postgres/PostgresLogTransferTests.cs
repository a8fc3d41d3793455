using DocsBot.Providers.Tests.Log.Hosts;

namespace DocsBot.Providers.Tests.Log.Postgres;

public sealed class PostgresLogTransferTests(PostgresFixture postgres) : LogTransferSuite
{
    private protected override Task<LogHost> CreateHostAsync() => postgres.CreateHostAsync();
}
