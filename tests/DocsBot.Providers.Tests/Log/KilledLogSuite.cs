using System.Diagnostics;
using System.Globalization;
using DocsBot.Providers.Log;
using DocsBot.Providers.Tests.Log.Hosts;

namespace DocsBot.Providers.Tests.Log;

/// <summary>A process is killed in the middle of its work: what it had written is there, and the next one tells how much is not. Each case starts itself again as that process.</summary>
public abstract class KilledLogSuite : LogSuite
{
    private const string PathVariable = "DOCSBOT_TEST_KILLED_LOG_PATH";
    private const string ServerVariable = "DOCSBOT_TEST_KILLED_LOG_SERVER";
    private const int FlushEvery = 500;

    private static string? ChildPath => Environment.GetEnvironmentVariable(PathVariable);

    [Fact]
    public async Task What_was_written_is_there_and_what_was_not_is_told()
    {
        if (ChildPath is { } path)
        {
            await WriteUntilKilledAsync(path);
        }

        var flushed = await RunAndKillAsync();
        var left = Counters();
        var told = new RecordingLogger<InteractionLog>();
        await using var next = Host.Open(told: told);
        next.Record(Interactions.Plain(int.MaxValue));
        await next.FlushAsync(Stop);

        var rows = (await Host.Rows.NewestAsync(Stop)).Select(row => row.Interaction.Id).Where(id => id != Interactions.Id(int.MaxValue)).ToList();
        rows.Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, rows.Count).Select(Interactions.Id), "in order, without a gap");
        rows.Count.ShouldBeGreaterThanOrEqualTo(flushed);
        ((long)rows.Count).ShouldBeInRange(left.Written, left.Written + 256);
        left.Lost.ShouldBe(left.Accepted - left.Written);
        left.Lost.ShouldBeGreaterThan(0);
        told.Text.ShouldContain($"{left.Lost} records of the interaction log are lost. It had accepted {left.Accepted}, written {left.Written} and dropped 0.");
        next.Status.Lost.ShouldBe(left.Lost);
        await ShouldBeSoundAsync();
    }

    /// <summary>Holds the database to its own check, where it has one.</summary>
    private protected virtual Task ShouldBeSoundAsync() => Task.CompletedTask;

    private protected override async Task<LogHost> CreateHostAsync() => ChildPath is null ? await CreateEmptyAsync() : new SqliteLogHost();

    private protected abstract Task<LogHost> CreateEmptyAsync();

    /// <summary>In the child: writes faster than the log can, says what is surely written, and never ends.</summary>
    private static async Task WriteUntilKilledAsync(string path)
    {
        var options = new InteractionLogOptions { Path = path, ConnectionString = Environment.GetEnvironmentVariable(ServerVariable), QueueCapacity = 1_000_000 };
        await using var log = new InteractionLog(options, TimeProvider.System, new RecordingLogger<InteractionLog>());
        for (var i = 0; ; i++)
        {
            log.Record(Interactions.Plain(i) with { ConversationId = $"conversation {i}" });
            if (i % FlushEvery == FlushEvery - 1)
            {
                var flush = log.FlushAsync(CancellationToken.None);

                // More waits behind the flush than one batch takes.
                for (var more = 0; more < 2_000; more++)
                {
                    log.Record(Interactions.Plain(++i) with { ConversationId = $"conversation {i}" });
                }

                await flush;
                await File.WriteAllTextAsync($"{path}.flushed", (i - 1_999).ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    /// <summary>Kills the child under load.</summary>
    /// <returns>How many records it knew to be written.</returns>
    private async Task<int> RunAndKillAsync()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(KilledLogSuite).Assembly.Location, "-method", $"{GetType().FullName}.{nameof(What_was_written_is_there_and_what_was_not_is_told)}"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        start.Environment[PathVariable] = Host.Options.Path;
        start.Environment[ServerVariable] = Host.Options.ConnectionString;
        using var child = Process.Start(start)!;
        var output = child.StandardOutput.ReadToEndAsync(Stop);
        var note = $"{Host.Options.Path}.flushed";
        try
        {
            for (var i = 0; i < 2_400 && !child.HasExited && !File.Exists(note); i++)
            {
                await Task.Delay(25, Stop);
            }
        }
        finally
        {
            child.Kill();
        }

        await child.WaitForExitAsync(Stop);
        File.Exists(note).ShouldBeTrue(await output);

        // The note may be cut off in the middle of its writing, but not before there is a first one.
        return int.TryParse(await File.ReadAllTextAsync(note, Stop), CultureInfo.InvariantCulture, out var flushed) ? flushed : 0;
    }

    private LostRun Counters()
    {
        var file = Directory.GetFiles(Path.GetDirectoryName(Host.Options.Path)!, "*.run-*").ShouldHaveSingleItem();
        using var stream = File.OpenRead(file);
        return RunCounters.Read(stream).ShouldNotBeNull();
    }
}
