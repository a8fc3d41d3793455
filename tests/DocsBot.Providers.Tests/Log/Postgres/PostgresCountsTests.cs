using DocsBot.Providers.Tests.Log.Hosts;
using DocsBot.Providers.Tests.Log.Reading;

namespace DocsBot.Providers.Tests.Log.Postgres;

public sealed class PostgresCountsTests(PostgresFixture postgres) : CountsSuite
{
    private protected override Task<LogHost> CreateHostAsync() => postgres.CreateHostAsync();

    private protected override async Task CreateVersion7Async()
    {
        await Host.ExecuteAsync(await File.ReadAllTextAsync(Repository.PathOf("src/DocsBot.Providers/Postgres/Log/Migrations/0007_log.sql"), Stop));
        await Host.ExecuteAsync("CREATE TABLE interaction_log_version (version integer NOT NULL); INSERT INTO interaction_log_version (version) VALUES (7)");
    }
}
