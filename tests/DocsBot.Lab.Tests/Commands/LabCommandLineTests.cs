using System.Text.Json;
using System.Text.RegularExpressions;
using DocsBot.Lab.Commands;
using DocsBot.Lab.Evaluation.Variants;

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
        Told().ShouldBe(["animals: questions without a relevant page in qrels.tsv: 1 of 4; they are left out."]);
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
            .ShouldBe(["set", "questions", "pages", "ndcg10", "mrr10", "recall5", "recall20", "p50Ms", "p95Ms", "baseline", "difference"]);
        scores.RootElement.GetProperty("set").GetString().ShouldBe("animals");
        scores.RootElement.GetProperty("p95Ms").GetDouble().ShouldBeGreaterThan(0);
        scores.RootElement.GetProperty("baseline").EnumerateObject().Select(member => member.Name).ShouldBe(["ndcg10", "mrr10", "recall5", "recall20"]);
        scores.RootElement.GetProperty("difference").GetProperty("ndcg10").EnumerateObject().Select(member => member.Name).ShouldBe(["mean", "low", "high"]);
    }

    [Fact]
    public async Task The_difference_from_plain_bm25_is_shown()
    {
        using var other = new SetFolder();
        (await Run("eval", "retrieval", "--set", _set.Folder, "--set", other.Folder)).ShouldBe(0);

        var output = _output.ToString();
        output.ShouldContain("BM25 nDCG@10");
        output.Split('\n').Count(line => line.StartsWith("| macro mean", StringComparison.Ordinal)).ShouldBe(2);
        output.ShouldContain("No set is below plain BM25 in nDCG@10.");
    }

    [Fact]
    public async Task Ablation_says_what_each_part_is_worth()
    {
        using var other = new SetFolder();
        (await Run("eval", "retrieval", "--set", _set.Folder, "--set", other.Folder, "--no-baseline", "--ablate")).ShouldBe(0);
        var rows = _output.ToString().Split("What each part is worth")[1].Split('\n').Where(line => line.StartsWith('|')).Skip(2).ToList();
        rows.Select(row => row.Split('|', StringSplitOptions.TrimEntries)[1]).ShouldBe(Ablation.All.Select(ablation => ablation.Part));
        rows.ShouldAllBe(row => row.Count(c => c == '[') == 3);

        _output.GetStringBuilder().Clear();
        (await Run("eval", "retrieval", "--set", _set.Folder, "--no-baseline", "--ablate", "--json")).ShouldBe(0);
        using var scores = JsonDocument.Parse(_output.ToString());
        var part = scores.RootElement.GetProperty("ablation")[0];
        part.GetProperty("without").GetString().ShouldBe("Retrieval:VectorWeight=0");
        part.GetProperty("worth").GetProperty("ndcg10").GetProperty("mean").ValueKind.ShouldBe(JsonValueKind.Number);
    }

    [Fact]
    public async Task A_sweep_prints_a_row_a_variant_with_the_default_first()
    {
        (await Run("eval", "sweep", "--set", _set.Folder, "--grid", "Index:TitleWeight=0,1", "--grid", "Retrieval:VectorWeight=1", "--parallel", "1")).ShouldBe(0);

        _output.ToString().Split('\n').Where(line => line.StartsWith('|')).Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1]).Where((_, i) => i != 1)
            .ShouldBe(["variant", "default", "Index:TitleWeight=0", "Index:TitleWeight=1", "Retrieval:VectorWeight=1"]);
    }

    [Fact]
    public async Task A_sweep_as_json_is_one_object_a_variant()
    {
        (await Run("eval", "sweep", "--set", _set.Folder, "--grid", "Index:TitleWeight=0", "--json")).ShouldBe(0);

        var lines = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        using var row = JsonDocument.Parse(lines[1]);
        row.RootElement.EnumerateObject().Select(member => member.Name).ShouldBe(["variant", "isDefault", "isBest", "sets", "macro", "difference"]);
        row.RootElement.GetProperty("variant").GetString().ShouldBe("Index:TitleWeight=0");
        row.RootElement.GetProperty("sets")[0].GetProperty("set").GetString().ShouldBe("animals");
    }

    [Fact]
    public async Task Without_the_baseline_nothing_is_said_of_it()
    {
        (await Run("eval", "retrieval", "--set", _set.Folder, "--no-baseline")).ShouldBe(0);
        _output.ToString().ShouldNotContain("BM25");

        (await Run("eval", "retrieval", "--set", _set.Folder, "--no-baseline", "--json")).ShouldBe(0);
        _output.ToString().ShouldNotContain("baseline");
    }

    [Fact]
    public async Task Verbose_tells_the_time_of_each_step_and_the_memory_on_standard_error()
    {
        (await Run("eval", "retrieval", "--set", _set.Folder, "--verbose")).ShouldBe(0);

        var lines = Told();
        lines.RemoveAll(line => line.Contains("they are left out", StringComparison.Ordinal)).ShouldBe(1);
        lines.Select(line => string.Join(':', line.Split(':')[..2])).ShouldBe(["animals: ingest", "animals: questions", "animals: plain BM25"]);
        lines.ShouldAllBe(line => Regex.IsMatch(line, @": \d+\.\d s; peak memory so far [1-9][\d,]* MB$", RegexOptions.None, TimeSpan.FromSeconds(1)));
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

    [Fact]
    public async Task An_empty_corpus_is_no_set()
    {
        File.WriteAllText(_set.File("corpus.jsonl"), "\n");

        (await Run("eval", "retrieval", "--set", _set.Folder)).ShouldBe(1);

        _errors.ToString().ShouldContain("corpus.jsonl: it has no page.");
    }

    [Fact]
    public async Task Pages_without_text_or_title_and_judged_pages_that_are_not_there_do_not_stop_a_set()
    {
        _set.Write("corpus.jsonl",
            """{"id": "walrus", "text": "The walrus lives on ice."}""",
            """{"id": "heron", "title": "", "text": ""}""",
            """{"id": "7", "title": null, "text": " \n ", "url": null}""");

        (await Run("eval", "retrieval", "--set", _set.Folder)).ShouldBe(0);

        _output.ToString().ShouldContain("0.333");
        _errors.ToString().ShouldNotContain("not in corpus.jsonl");
        _errors.ToString().ShouldContain("animals: pages without text: 2 of 3; they are not in the index.");

        File.AppendAllText(_set.File("qrels.tsv"), "q1\tgone\t1\n");
        (await Run("eval", "retrieval", "--set", _set.Folder)).ShouldBe(0);
        _errors.ToString().ShouldContain("animals: relevant pages in qrels.tsv that are not in corpus.jsonl: 1; they count as not found. Questions that have no other: 0.");
    }

    [Theory]
    [InlineData("nonsense", "nonsense")]
    [InlineData("eval nonsense", "nonsense")]
    [InlineData("eval retrieval", "--set")]
    [InlineData("eval retrieval --set a --nonsense", "--nonsense")]
    [InlineData("eval sweep --set a --grid Index:Nonsense=1", "Index:TitleWeight")]
    [InlineData("eval sweep --set a --parallel 0", "--parallel")]
    public async Task A_wrong_command_line_says_what_is_wrong_and_exits_with_2(string line, string message)
    {
        (await Run(line.Split(' '))).ShouldBe(2);

        _errors.ToString().ShouldContain(message);
        _errors.ToString().ShouldContain("--help");
        _output.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task Help_names_the_commands()
    {
        (await Run("--help")).ShouldBe(0);

        _output.ToString().ShouldContain("eval");
    }

    /// <summary>What was said on standard error, but for how far it is, which a busy machine has time to say.</summary>
    private List<string> Told() =>
        [.. _errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !Regex.IsMatch(line, @", [\d,]+ of [\d,]+$", RegexOptions.None, TimeSpan.FromSeconds(1)))];

    private Task<int> Run(params string[] args) => LabCommandLine.RunAsync(args, _output, _errors);
}
