using System.Text.Json;
using DocsBot.Lab.Evaluation.Runs;
using Microsoft.Data.Sqlite;

namespace DocsBot.Lab.Tests.Evaluation.Runs;

public sealed class EvaluationStoreTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("docsbot-lab-test-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_run_is_read_back_as_it_was_kept()
    {
        var run = Runs.Of("0198c0de-0000-7000-8000-000000000001", [Runs.Case("q1", 0, 0.5), Runs.Case("q1", 1)]);
        var verdict = new PairVerdict("animals", "q1", 1, 0, 1, 1, IsFirst: true, 0.5);
        await Store().BeginAsync(run, "asks this", Stop);
        await Store().AddAsync(run.Id, run.Cases, [verdict, verdict with { Repeat = 2, Score = null, Fault = "The reply is neither A, B nor tie." }], Stop);
        await Store().FinishAsync(run.Id, run.StartedAt.AddMinutes(1), Stop);

        var read = (await Store().FindAsync("0198c0de", Stop)).ShouldNotBeNull();

        read.FinishedAt.ShouldBe(run.StartedAt.AddMinutes(1));
        read.Snapshot.ShouldBe("snapshot-1");
        read.VariantOf("answer@v2").ShouldBe(1);
        JsonSerializer.Serialize(read.Cases).ShouldBe(JsonSerializer.Serialize(run.Cases));
        JsonSerializer.Serialize(read.Variants).ShouldBe(JsonSerializer.Serialize(run.Variants));
        read.Pairs.Select(pair => pair.Score).ShouldBe([0.5, null]);
        (await Store().ListAsync(Stop)).ShouldHaveSingleItem().Cases.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_result_that_is_asked_again_replaces_the_failed_one()
    {
        var run = Runs.Of("r", []);
        await Store().BeginAsync(run, "f", Stop);
        await Store().AddAsync("r", [Runs.Case("q1", 0) with { Failure = "The model was unavailable." }], [], Stop);
        await Store().AddAsync("r", [Runs.Case("q1", 0, 1)], [], Stop);

        (await Store().FindAsync("r", Stop))!.Cases.ShouldHaveSingleItem().Failure.ShouldBeNull();
    }

    [Fact]
    public async Task The_newest_complete_run_of_two_versions_is_found_by_their_bytes()
    {
        foreach (var (id, minutes, isFinished) in new[] { ("old", 0, true), ("new", 5, true), ("open", 9, false) })
        {
            await Store().BeginAsync(Runs.Of(id, []) with { StartedAt = Runs.Of(id, []).StartedAt.AddMinutes(minutes) }, "f", Stop);
            if (isFinished)
            {
                await Store().FinishAsync(id, Runs.Of(id, []).StartedAt.AddMinutes(minutes + 1), Stop);
            }
        }

        (await Store().LatestComparingAsync(Runs.Two, Runs.One, Stop))!.Id.ShouldBe("new");
        (await Store().LatestComparingAsync(Runs.Two, Runs.One with { Sha256 = "edited" }, Stop)).ShouldBeNull();
        (await Store().LatestComparingAsync(Runs.Two, Runs.Two, Stop)).ShouldBeNull();
        (await Store().UnfinishedAsync("f", Stop))!.Id.ShouldBe("open");
        (await Store().UnfinishedAsync("another", Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task An_id_that_means_several_runs_is_refused_with_their_ids()
    {
        await Store().BeginAsync(Runs.Of("run-1", []), "f", Stop);
        await Store().BeginAsync(Runs.Of("run-2", []), "f", Stop);

        (await Should.ThrowAsync<EvaluationStoreException>(() => Store().FindAsync("run", Stop))).Message.ShouldContain("run-1, run-2");
        (await Store().FindAsync("-2", Stop))!.Id.ShouldBe("run-2");
        (await Store().FindAsync("nothing", Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task Looking_into_an_empty_folder_makes_no_file()
    {
        (await Store().ListAsync(Stop)).ShouldBeEmpty();
        (await Store().FindAsync("x", Stop)).ShouldBeNull();
        (await Store().LatestComparingAsync(Runs.One, Runs.Two, Stop)).ShouldBeNull();

        File.Exists(Store().Path).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_by_name()
    {
        await File.WriteAllTextAsync(Store().Path, "This is not a database, and long enough to be looked at.", Stop);

        (await Should.ThrowAsync<EvaluationStoreException>(() => Store().ListAsync(Stop))).Message.ShouldContain(Store().Path);
    }

    [Fact]
    public async Task A_file_of_a_newer_build_is_refused()
    {
        await Store().BeginAsync(Runs.Of("r", []), "f", Stop);
        await using (var connection = new SqliteConnection($"Data Source={Store().Path}"))
        {
            await connection.OpenAsync(Stop);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            await command.ExecuteNonQueryAsync(Stop);
        }

        (await Should.ThrowAsync<EvaluationStoreException>(() => Store().ListAsync(Stop))).Message.ShouldContain("99");
    }

    [Fact]
    public async Task Many_threads_add_results_at_once()
    {
        await Store().BeginAsync(Runs.Of("r", []), "f", Stop);
        var store = Store();
        await Parallel.ForAsync(0, 40, Stop, async (i, stop) => await store.AddAsync("r", [Runs.Case($"q{i}", i % 2, 1)], [], stop));

        (await Store().FindAsync("r", Stop))!.Cases.Count.ShouldBe(40);
    }

    private EvaluationStore Store() => new(_folder.FullName);
}
