using DocsBot.Lab.Commands;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Tests.Evaluation.Runs;

namespace DocsBot.Lab.Tests.Evaluation.Diet;

/// <summary>A prompt loses its parts one at a time, before a model whose answers depend on one of them.</summary>
public sealed class DietCommandTests : IAsyncDisposable
{
    private const int Questions = 16;

    private readonly Workshop _workshop = new();

    public DietCommandTests()
    {
        _workshop.Set.Write("queries.jsonl", [.. Enumerable.Range(0, Questions).Select(i => $$"""{"id": "q{{i:D2}}", "text": "Where does the walrus live?", "answer": "The walrus lives on ice."}""")]);
        _workshop.Set.Write("qrels.tsv", ["query-id\tcorpus-id\tscore", .. Enumerable.Range(0, Questions).Select(i => $"q{i:D2}\twalrus\t1")]);
        _workshop.Prompt("answer", 1, "Answer.{{> help}}{{> tone}}{{> secret}}");
        _workshop.Write("prompts/fragments/help.hbs", " Say where it lives.");
        _workshop.Write("prompts/fragments/tone.hbs", " Be kind, be brief, be clear, and use short words that everybody knows.");
        _workshop.Write("prompts/fragments/secret.hbs", " Code {{canary}}.");
        _workshop.Says = (system, _) => system.Contains("Say where it lives", StringComparison.Ordinal) ? "The walrus lives on ice. [1]" : "Nobody can say what this animal likes best of all.";
    }

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Fact]
    public async Task What_costs_most_and_brings_least_stands_first_and_what_is_needed_last()
    {
        var (exit, output, _) = await RunAsync("answer@v1", "--metric", "correctness");

        exit.ShouldBe(0);
        var rows = output.Split('\n').Where(line => line.StartsWith('|')).Skip(2).Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1]).ToList();
        rows.Select(row => (row[0], row[^1])).ShouldBe([("fragment tone", "no measurable change"), ("fragment help", "needed")]);
        int.Parse(rows[0][1], System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(10, 25);
        rows[0][3].ShouldBe("+0.000 [+0.000, +0.000]");
        rows[1][3].ShouldBe("-1.000 [-1.000, -1.000]");
        rows.ShouldAllBe(row => row[5] == "16" && row[6] == "0");
        output.ShouldContain("fragment secret is required: it holds the canary, by which an answer that tells its instructions is stopped.");
        output.ShouldContain("No measurable change does not mean that a part is of no use: with 16 questions,");
    }

    [Fact]
    public async Task The_evaluation_is_kept_and_the_files_stay_as_they_are()
    {
        var before = Directory.GetFiles(_workshop.Places.Prompts!, "*", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllText, StringComparer.Ordinal);

        await RunAsync("answer@v1", "--most", "2");

        var run = (await new EvaluationStore(_workshop.Data).ListAsync(TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        run.Variants.Select(variant => variant.Label).ShouldBe(["answer@v1", "answer@v1 without fragment help", "answer@v1 without fragment tone"]);
        run.Variants.Select(variant => variant.Prompt!.Sha256).ShouldBeUnique();
        Directory.GetFiles(_workshop.Places.Prompts!, "*", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllText, StringComparer.Ordinal).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task A_part_whose_answers_all_failed_is_not_measured()
    {
        _workshop.Says = (system, _) => system.Contains("Be kind", StringComparison.Ordinal) ? "The walrus lives on ice. [1]" : null;

        var (_, output, _) = await RunAsync("answer@v1", "--most", "2", "--metric", "correctness");

        output.ShouldMatch(@"\| fragment tone +\| +\d+ \| .* no scores \| +\| +0 \| +2 \| +not measured \|");
    }

    [Theory]
    [InlineData("answer", 2, "'answer' is no version")]
    [InlineData("answer@v7", 1, "answer@v7")]
    [InlineData("answer@v2", 1, "answer@v2 has no part that can be taken out of fragments and examples. Its sections are tried with --sections.")]
    [InlineData("answer@v1 --metric cost", 2, "--metric 'cost' is no metric of quality. Known: ndcg@10")]
    [InlineData("answer@v1 --trials 0", 2, "--trials needs a whole number from 1.")]
    public async Task What_cannot_be_done_is_told(string command, int code, string told)
    {
        var (exit, _, errors) = await RunAsync(command.Split(' '));

        exit.ShouldBe(code);
        errors.ShouldContain(told);
        _workshop.Requests.ShouldBe(0);
    }

    private async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exit = await LabCommandLine.RunAsync(["diet", .. args, "--set", _workshop.Set.Folder, .. _workshop.Options], output, errors);
        return (exit, output.ToString(), errors.ToString());
    }
}
