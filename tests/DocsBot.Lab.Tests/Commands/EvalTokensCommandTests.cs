using System.Globalization;
using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Lab.Commands;
using DocsBot.Providers.Log;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Lab.Tests.Commands;

public sealed class EvalTokensCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("docsbot-tokens-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    private string LogFile => Path.Combine(_folder, "interactions.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_error_is_told_for_each_model_and_calibration_makes_it_smaller()
    {
        await Write([.. Enumerable.Range(0, 40).Select(i => Interaction(i, "gpt", 2_000 + i, (long)((2_000 + i) * 1.3))), Interaction(50, "exact", 1_000, 1_000), Interaction(51, "silent", 900, null)]);

        (await Run()).ShouldBe(0);

        var rows = _output.ToString().Split('\n').Where(line => line.StartsWith('|')).Skip(2).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToList();
        rows.Select(row => row[1]).ShouldBe(["exact", "gpt"]);
        rows[0][4..9].ShouldBe(["0.000", "0.000", "0.000", "0.000", "1.000"]);
        rows[1][2..5].ShouldBe(["40", "2,625", "0.231"]);
        double.Parse(rows[1][6], CultureInfo.InvariantCulture).ShouldBeLessThan(0.03);
        double.Parse(rows[1][8], CultureInfo.InvariantCulture).ShouldBe(1.29, 0.02);
    }

    [Fact]
    public async Task Without_usage_it_says_so()
    {
        (await Run()).ShouldBe(0);
        _errors.ToString().ShouldContain("There is no usage yet: there is no interaction log");

        await Write([Interaction(1, "silent", 900, null)]);
        (await Run()).ShouldBe(0);
        _errors.ToString().ShouldContain("has both an estimate and the provider's count");
        _output.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_no_log_is_told()
    {
        await File.WriteAllTextAsync(LogFile, "This is a text of somebody, and no database at all.", TestContext.Current.CancellationToken);

        (await Run()).ShouldBe(1);
        _errors.ToString().ShouldContain(LogFile);
    }

    private Task<int> Run() => LabCommandLine.RunAsync(["eval", "tokens", "--log", LogFile], _output, _errors);

    private async Task Write(IEnumerable<Interaction> interactions)
    {
        await using var log = new InteractionLog(new InteractionLogOptions { Path = LogFile }, TimeProvider.System, NullLogger<InteractionLog>.Instance);
        foreach (var interaction in interactions)
        {
            log.Record(interaction);
        }
    }

    private static Interaction Interaction(int number, string model, int estimated, long? counted) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"0198c0de-0000-7000-8000-{number:D12}"),
        ConversationId = "c",
        AskedAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddSeconds(number),
        Question = "How?",
        Model = model,
        EstimatedTokens = estimated,
        Usage = counted is null ? null : new TokenUsage(counted, 10),
        Timings = new StageTimings { TotalMs = 1 },
        Outcome = InteractionOutcome.Answered,
    };
}
