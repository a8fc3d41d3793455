using DocsBot.Lab.Commands;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Tests.Evaluation.Runs;

namespace DocsBot.Lab.Tests.Analysis.Drift;

public sealed class DriftRunTests : IAsyncDisposable
{
    private static readonly string[] Questions =
    [
        "Where does the walrus live?", "where does a walrus live", "Where does the walrus live on?", "So where does the walrus live?", "Where do walrus live?", "where the walrus lives",
        "Where does the walrus live now?", "Please, where does the walrus live?", "And where does the walrus live?", "the walrus lives where?", "Where does that walrus live?", "Where is it that the walrus lives?",
    ];

    private readonly Workshop _workshop = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    public DriftRunTests()
    {
        _workshop.Set.Write("queries.jsonl", [.. Questions.Select((text, i) => $$"""{"id": "q{{i}}", "text": "{{text}}", "answer": "The walrus lives on ice."}""")]);
        _workshop.Set.Write("qrels.tsv", ["query-id\tcorpus-id\tscore", .. Questions.Select((_, i) => $"q{i}\twalrus\t1")]);
    }

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Fact]
    public async Task A_model_that_answers_worse_under_the_same_name_is_noticed_and_the_run_fails()
    {
        (await Run()).ShouldBe(0, _errors.ToString());
        _errors.ToString().ShouldContain("first complete run of the series 'nightly'");
        var asked = _workshop.Requests;

        (await Run()).ShouldBe(0, _errors.ToString());
        _workshop.Requests.ShouldBe(2 * asked);

        _workshop.Says = (_, _) => "Herons eat clams, and nobody can say what a walrus likes. [1]";
        _output.GetStringBuilder().Clear();
        (await Run()).ShouldBe(1);
        _output.ToString().ShouldContain("correctness goes from");

        // What is worse on purpose becomes the reference; from then on it is no fall.
        (await Run("--new-reference")).ShouldBe(1);
        (await Run()).ShouldBe(0, _output.ToString());
        (await Runs()).Count.ShouldBe(5);
    }

    [Fact]
    public async Task Another_prompt_is_no_drift_of_the_first_and_is_told()
    {
        (await Run()).ShouldBe(0, _errors.ToString());

        (await Run("--prompts", "answer@v2")).ShouldBe(0);

        _errors.ToString().ShouldContain("answer@v2 is not in the reference");
    }

    [Fact]
    public async Task A_run_that_could_not_ask_fails_and_is_not_called_worse()
    {
        (await Run()).ShouldBe(0, _errors.ToString());
        _workshop.Says = (_, _) => null;

        (await Run()).ShouldBe(1);

        _errors.ToString().ShouldContain("results failed, so nothing is said of drift");
        _output.ToString().ShouldNotContain("goes from");
    }

    [Fact]
    public async Task A_run_of_its_own_is_no_part_of_the_series_and_baseline_does_not_go_with_it()
    {
        (await LabCommandLine.RunAsync(["eval", "run", "--set", _workshop.Set.Folder, "--prompts", "answer@v1", .. _workshop.Options], _output, _errors)).ShouldBe(0, _errors.ToString());

        (await Run("--baseline", "answer@v2")).ShouldBe(2);
        _errors.ToString().ShouldContain("--new-reference");
        (await Run()).ShouldBe(0);
        _errors.ToString().ShouldContain("first complete run");
    }

    private async Task<int> Run(params string[] more)
    {
        string[] prompts = more.Contains("--prompts") ? [] : ["--prompts", "answer@v1"];
        return await LabCommandLine.RunAsync(["drift", "run", "--series", "nightly", "--set", _workshop.Set.Folder, .. prompts, .. more, .. _workshop.Options], _output, _errors);
    }

    private async Task<IReadOnlyList<EvaluationRun>> Runs() => await new EvaluationStore(_workshop.Data).ListAsync(TestContext.Current.CancellationToken);
}
