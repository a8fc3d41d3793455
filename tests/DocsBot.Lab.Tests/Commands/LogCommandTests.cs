using System.Text.Json;
using DocsBot.Lab.Commands;
using DocsBot.Lab.Generation;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Tests.Commands;

/// <summary>The commands that read the log, over a generated one.</summary>
public sealed class LogCommandTests(LogCommandTests.GeneratedLog generated) : IClassFixture<LogCommandTests.GeneratedLog>
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_shows_the_newest_that_match_and_goes_on_where_it_ended()
    {
        (await RunAsync("log", "list", "--most", "5", "--domain", "how-to", "--json")).ShouldBe(0);
        using var first = JsonDocument.Parse(_output.ToString());
        var rows = first.RootElement.GetProperty("rows");
        rows.GetArrayLength().ShouldBe(5);
        rows.EnumerateArray().ShouldAllBe(row => row.GetProperty("domain").GetString() == "how-to");
        var next = first.RootElement.GetProperty("next");

        _output.GetStringBuilder().Clear();
        (await RunAsync("log", "list", "--most", "3", "--domain", "how-to", "--json", "--after", $"{next.GetProperty("askedAt").GetString()}_{next.GetProperty("id").GetString()}")).ShouldBe(0);
        using var second = JsonDocument.Parse(_output.ToString());
        string.CompareOrdinal(second.RootElement.GetProperty("rows")[0].GetProperty("id").GetString(), rows[4].GetProperty("id").GetString()).ShouldBeLessThan(0);
    }

    [Fact]
    public async Task A_list_as_a_table_says_how_to_go_on()
    {
        (await RunAsync("log", "list", "--signal", "noAnswer", "--signal", "thumbsDown", "--most", "4")).ShouldBe(0);

        var lines = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(7);
        lines[2].ShouldContain("noAnswer");
        lines[^1].ShouldStartWith("There is more: --after 20");
    }

    [Fact]
    public async Task A_list_without_a_match_says_so()
    {
        (await RunAsync("log", "list", "--text", "nobody ever wrote this")).ShouldBe(0);
        _output.ToString().ShouldContain("No interaction matches.");
    }

    [Theory]
    [InlineData("--from", "yesterday")]
    [InlineData("--signal", "bad")]
    [InlineData("--thumb", "sideways")]
    [InlineData("--after", "nothing")]
    [InlineData("--most", "0")]
    [InlineData("--most", "5000")]
    public async Task A_wrong_option_is_told_by_its_name(string option, string value)
    {
        (await RunAsync("log", "list", option, value)).ShouldBe(2);
        _errors.ToString().ShouldContain(option == "--signal" || option == "--thumb" ? value : option);
    }

    [Fact]
    public async Task One_interaction_is_shown_with_all_that_was_recorded()
    {
        var record = await generated.Reader.NewestAsync(Stop).FirstAsync(row => row.Feedback?.Comment is not null && row.Interaction.Citations.Count > 0, Stop);
        (await RunAsync("log", "show", record.Interaction.Id)).ShouldBe(0);

        var text = _output.ToString();
        text.ShouldSatisfyAllConditions(
            () => text.ShouldContain(record.Interaction.Question),
            () => text.ShouldContain(record.Interaction.Prompt!.ToString()),
            () => text.ShouldContain(record.Interaction.Chunks[0].ChunkId),
            () => text.ShouldContain(record.Interaction.Citations[0].Url),
            () => text.ShouldContain("first words"),
            () => text.ShouldContain(record.Feedback!.Comment!));
    }

    [Fact]
    public async Task An_interaction_that_is_not_there_is_told()
    {
        (await RunAsync("log", "show", "0198c0de-0000-7000-8000-000000000001")).ShouldBe(1);
        _errors.ToString().ShouldContain("has no interaction 0198c0de-0000-7000-8000-000000000001");
    }

    [Fact]
    public async Task The_figures_of_the_last_days_are_shown_with_intervals_and_trends()
    {
        (await RunAsync("log", "stats", "--days", "20")).ShouldBe(0);

        var text = _output.ToString();
        text.ShouldMatch(@"\| answered +\| +\d+\.\d% \[\d+\.\d, \d+\.\d\] \|");
        text.ShouldMatch(@"any failure signal +[▁▂▃▄▅▆▇█·]{20}  ");
    }

    [Fact]
    public async Task Slices_are_shown_and_those_that_are_worse_are_named()
    {
        (await RunAsync("log", "stats", "--days", "40", "--by", "domain")).ShouldBe(0);

        _output.ToString().ShouldMatch(@"\| how-to +\| +\d");
        _output.ToString().ShouldContain("- troubleshooting: any failure signal");
    }

    [Fact]
    public async Task Costs_are_shown_by_prompt_and_by_what_calls_were_for()
    {
        (await RunAsync("cost", "--days", "40")).ShouldBe(0);

        _output.ToString().ShouldMatch(@"\| how_to@v2 +\|");
        _output.ToString().ShouldMatch(@"\| condense +\|");
        (await RunAsync("cost", "--days", "40", "--by", "weather")).ShouldBe(2);
    }

    [Fact]
    public async Task A_log_that_is_not_there_is_an_empty_one()
    {
        using var empty = new TemporaryData();
        (await LabCommandLine.RunAsync(["log", "stats", "--data", empty.Path], _output, _errors)).ShouldBe(0);
        (await LabCommandLine.RunAsync(["log", "list", "--data", empty.Path], _output, _errors)).ShouldBe(0);
        (await LabCommandLine.RunAsync(["cost", "--data", empty.Path], _output, _errors)).ShouldBe(0);
        _errors.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task Generating_again_changes_nothing_and_other_options_are_refused()
    {
        using var data = new TemporaryData();
        string[] arguments = ["log", "generate", "--rows", "200", "--days", "5", "--end", "2026-11-22T00:00Z", "--into", data.Path];
        (await LabCommandLine.RunAsync(arguments, _output, _errors)).ShouldBe(0);
        (await LabCommandLine.RunAsync(arguments, _output, _errors)).ShouldBe(0);
        (await data.Reader.OverviewAsync(LogPeriod.All, Stop)).Total.Questions.ShouldBe(200);

        (await LabCommandLine.RunAsync([.. arguments, "--seed", "9"], _output, _errors)).ShouldBe(1);
        _errors.ToString().ShouldContain("generated with other options");
    }

    [Fact]
    public async Task A_log_of_real_interactions_is_left_alone()
    {
        using var data = new TemporaryData();
        await using (var fill = new InteractionLogFill(data.Options, TimeProvider.System))
        {
            await fill.WriteAsync([.. InteractionGenerator.Hours(new GeneratorOptions(3, Days: 1, Seed: 1, DateTimeOffset.UnixEpoch.AddYears(50))).SelectMany(hour => hour)], Stop);
        }

        (await LabCommandLine.RunAsync(["log", "generate", "--rows", "10", "--into", data.Path], _output, _errors)).ShouldBe(1);
        _errors.ToString().ShouldContain("not generated");
        (await data.Reader.OverviewAsync(LogPeriod.All, Stop)).Total.Questions.ShouldBe(3);
    }

    private Task<int> RunAsync(params string[] arguments) => LabCommandLine.RunAsync([.. arguments, "--data", generated.Data], _output, _errors);

    /// <summary>A log of the last 60 days, generated once.</summary>
    public sealed class GeneratedLog : IAsyncLifetime
    {
        private readonly TemporaryData _data = new();

        internal InteractionReader Reader => _data.Reader;

        internal string Data => _data.Path;

        public async ValueTask InitializeAsync()
        {
            await using var fill = new InteractionLogFill(_data.Options, TimeProvider.System);
            foreach (var batch in InteractionGenerator.Hours(new GeneratorOptions(6_000, Days: 60, Seed: 1, TimeProvider.System.GetUtcNow())).SelectMany(hour => hour).Chunk(2_000))
            {
                await fill.WriteAsync(batch, CancellationToken.None);
            }
        }

        public ValueTask DisposeAsync()
        {
            _data.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class TemporaryData : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("docsbot-log-").FullName;

        public InteractionLogOptions Options => new() { Path = System.IO.Path.Combine(Path, InteractionLogOptions.FileName) };

        public InteractionReader Reader => new(LogDatabase.Of(Options));

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
