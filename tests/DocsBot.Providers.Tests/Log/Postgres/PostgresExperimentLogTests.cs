using DocsBot.Providers.Tests.Log.Hosts;

namespace DocsBot.Providers.Tests.Log.Postgres;

public sealed class PostgresExperimentLogTests(PostgresFixture postgres) : ExperimentLogSuite
{
    private protected override Task<LogHost> CreateHostAsync() => postgres.CreateHostAsync();
}
