using Dapper;
using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;
using DocsBot.Providers.Log;
using DocsBot.Providers.Tests.Log.Hosts;
using Microsoft.Data.Sqlite;

namespace DocsBot.Providers.Tests.Log.Sqlite;

public sealed class SqliteExperimentLogTests : ExperimentLogSuite
{
    private static readonly PromptId Arm = new("answer", 2, "hash-2");

    [Fact]
    public async Task Counting_looks_into_the_index_alone()
    {
        await using (Host.Open())
        {
        }

        await using var connection = new SqliteConnection($"Data Source={Host.Options.Path};Mode=ReadOnly;Pooling=false");
        await connection.OpenAsync(Stop);

        var plan = await connection.QueryAsync<(int, int, int, string Detail)>($"EXPLAIN QUERY PLAN {ExperimentLog.Count}", new { experiment = "a", arm = "b", sha256 = "c" });

        plan.ShouldHaveSingleItem().Detail.ShouldBe("SEARCH interactions USING COVERING INDEX interactions_by_arm (experiment=? AND arm=? AND prompt_sha256=?)");
    }

    [Fact]
    public async Task A_file_that_is_no_log_is_told_by_name()
    {
        var experiments = new ExperimentLog(Host.Database, TimeProvider.System);
        Host.Folder.Write("data/interactions.db", new string('x', 5_000));

        (await Should.ThrowAsync<ExperimentLogException>(() => experiments.CountAsync("trial", Arm, Stop))).Message.ShouldContain(Host.Options.Path);
        (await Should.ThrowAsync<ExperimentLogException>(() => experiments.CloseAsync(new ClosedArm("trial", "a", "b", Interactions.Noon, "", new ArmFigures(0, 0, 0, 0, 0, 0)), Stop)))
            .Message.ShouldContain(Host.Options.Path);
    }

    private protected override Task<LogHost> CreateHostAsync() => Task.FromResult<LogHost>(new SqliteLogHost());
}
