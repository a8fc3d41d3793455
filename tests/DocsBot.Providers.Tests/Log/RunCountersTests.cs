using DocsBot.Providers.Log;

namespace DocsBot.Providers.Tests.Log;

/// <summary>What a run leaves behind when it is killed, and who reads it.</summary>
public sealed class RunCountersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string LogFile => _folder["data/interactions.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_clean_end_leaves_nothing_behind()
    {
        var run = Begin();
        run.Accept();
        run.Write(1);
        run.End();
        run.Accept();

        Files().ShouldBeEmpty();
        Begin().Lost.ShouldBeEmpty();
    }

    [Fact]
    public void A_run_that_goes_on_is_left_alone()
    {
        var run = Begin();
        run.Accept();

        var other = Begin();

        other.Lost.ShouldBeEmpty();
        Files().Length.ShouldBe(2);
        run.End();
        other.End();
        Files().ShouldBeEmpty();
    }

    [Fact]
    public void What_killed_runs_lost_is_found_once()
    {
        Leave(1, accepted: 10, written: 6, dropped: 1);
        Leave(2, accepted: 5, written: 5, dropped: 0);

        Begin().Lost.Select(run => run.Lost).Order().ShouldBe([0, 3]);

        Files().Length.ShouldBe(1);
        Begin().Lost.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(39)]
    public void Counters_that_are_not_whole_are_thrown_away(int bytes)
    {
        Leave(1, accepted: 10, written: 6, dropped: 1);
        var file = Files().Single();
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..bytes]);

        Begin().Lost.ShouldBeEmpty();

        File.Exists(file).ShouldBeFalse();
    }

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(3, -9, 0)]
    [InlineData(long.MinValue, long.MaxValue, long.MaxValue)]
    public void Counters_that_cannot_be_are_thrown_away(long accepted, long written, long dropped)
    {
        Leave(1, accepted, written, dropped);

        Begin().Lost.ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_that_cannot_be_written_counts_nothing_and_throws_nothing()
    {
        _folder.Write("data", "a file where the folder should be");

        var run = Begin();
        run.Accept();
        run.Write(1);
        run.Drop(1);
        run.End();

        run.Lost.ShouldBeEmpty();
    }

    private RunCounters Begin() => RunCounters.Begin(LogFile, TimeProvider.System);

    private string[] Files() => Directory.GetFiles(_folder["data"], "*.run-*");

    /// <summary>Writes what a killed run leaves: the file without its lock.</summary>
    private void Leave(int number, long accepted, long written, long dropped)
    {
        Directory.CreateDirectory(_folder["data"]);
        using var file = new BinaryWriter(File.Create($"{LogFile}.run-{number}"));
        file.Write("DBotRun1"u8);
        file.Write(Interactions.Noon.UtcTicks);
        file.Write(accepted);
        file.Write(written);
        file.Write(dropped);
    }
}
