using System.Text.Json;
using DocsBot.Lab.Commands;

namespace DocsBot.Lab.Tests.Commands;

public sealed class LabCommandLineTests : IDisposable
{
    private readonly SetFolder _set = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    public void Dispose() => _set.Dispose();

    [Fact]
    public async Task A_set_is_ingested_asked_and_scored()
    {
        (await Run("eval", "retrieval", "--set", _set.Folder)).ShouldBe(0);

        var row = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)[2].Split('|', StringSplitOptions.TrimEntries);
        row[1..7].ShouldBe(["animals", "3", "3", row[4], "1.000", "1.000"]);
        _errors.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task Json_is_one_object_a_set_with_the_documented_keys()
    {
        using var other = new SetFolder();
        (await Run("eval", "retrieval", "--set", _set.Folder, "--set", other.Folder, "--json")).ShouldBe(0);

        var lines = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        using var scores = JsonDocument.Parse(lines[0]);
        scores.RootElement.EnumerateObject().Select(member => member.Name)
            .ShouldBe(["set", "questions", "pages", "ndcg10", "mrr10", "recall5", "recall20", "p50Ms", "p95Ms"]);
        scores.RootElement.GetProperty("set").GetString().ShouldBe("animals");
        scores.RootElement.GetProperty("p95Ms").GetDouble().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Without_its_exclusions_a_page_that_only_sounds_right_counts()
    {
        _set.Write("exclude.tsv");
        _set.Write("corpus.jsonl",
            """{"id": "walrus", "title": "Eats clams", "text": "Eats clams. Eats clams."}""",
            """{"id": "7", "title": "Otters", "text": "It also sometimes eats clams, when nothing else is there to be had."}""",
            """{"id": "heron", "title": "Herons", "text": "A bird."}""");
        _set.Write("queries.jsonl", """{"id": "q3", "text": "eats clams"}""");

        await Run("eval", "retrieval", "--set", _set.Folder, "--json");

        using var scores = JsonDocument.Parse(_output.ToString());
        scores.RootElement.GetProperty("mrr10").GetDouble().ShouldBe(0.5);
    }

    [Fact]
    public async Task A_wrong_set_fails_by_name_before_anything_is_run()
    {
        (await Run("eval", "retrieval", "--set", _set.Folder, "--set", _set.File("nowhere"))).ShouldBe(1);

        _errors.ToString().ShouldContain(_set.File("nowhere"));
        _output.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_corpus_fails_by_line()
    {
        File.AppendAllText(_set.File("corpus.jsonl"), "nonsense\n");

        (await Run("eval", "retrieval", "--set", _set.Folder)).ShouldBe(1);

        _errors.ToString().ShouldContain("corpus.jsonl, line 4");
    }

    [Theory]
    [InlineData("nonsense", "nonsense")]
    [InlineData("eval nonsense", "nonsense")]
    [InlineData("eval retrieval", "--set")]
    [InlineData("eval retrieval --set a --nonsense", "--nonsense")]
    public async Task A_wrong_command_line_says_what_is_wrong_and_exits_with_2(string line, string message)
    {
        (await Run(line.Split(' '))).ShouldBe(2);

        _errors.ToString().ShouldContain(message);
        _errors.ToString().ShouldContain("--help");
    }

    [Fact]
    public async Task Help_names_the_commands()
    {
        (await Run("--help")).ShouldBe(0);

        _output.ToString().ShouldContain("eval");
    }

    private Task<int> Run(params string[] args) => LabCommandLine.RunAsync(args, _output, _errors);
}
