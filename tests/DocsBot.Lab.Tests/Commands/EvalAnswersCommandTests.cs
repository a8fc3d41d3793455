using System.Text.Json;
using DocsBot.Lab.Commands;

namespace DocsBot.Lab.Tests.Commands;

public sealed class EvalAnswersCommandTests : IDisposable
{
    private readonly SetFolder _set = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    public EvalAnswersCommandTests()
    {
        _set.Write("queries.jsonl",
            """{"id": "q1", "text": "Where does the walrus live?", "answer": "The walrus lives on ice."}""",
            """{"id": "q2", "text": "what does it eat?", "answer": "It eats fish", "history": [{"role": "user", "text": "Tell me of the heron"}, {"role": "agent", "text": "It stands in water."}]}""",
            """{"id": "q3", "text": "eats clams"}""");
        Directory.CreateDirectory(Abstain);
        File.WriteAllLines(Path.Combine(Abstain, "queries.jsonl"),
        [
            """{"id": "a1", "corpus": "animals", "kind": "foreign", "text": "How do I configure the ingress controller of a cluster?"}""",
            """{"id": "a2", "corpus": "animals", "kind": "gold-removed", "text": "Where does the walrus live?", "remove": ["walrus", "not a page"]}""",
        ]);
    }

    private string Abstain => Path.Combine(Path.GetDirectoryName(_set.Folder)!, "abstain");

    public void Dispose() => _set.Dispose();

    [Fact]
    public async Task Answers_are_held_against_the_known_ones()
    {
        (await Run("--set", _set.Folder, "--json")).ShouldBe(0);

        var scores = Lines()[0];
        scores.GetProperty("set").GetString().ShouldBe("animals");
        scores.GetProperty("questions").GetInt32().ShouldBe(3);
        scores.GetProperty("withGold").GetInt32().ShouldBe(2);
        scores.GetProperty("answered").GetDouble().ShouldBeGreaterThan(0.6);
        scores.GetProperty("heldEarly").GetDouble().ShouldBe(1);
        scores.GetProperty("passageHeldEarly").GetDouble().ShouldBeGreaterThan(0.5);
        scores.GetProperty("citationsVerified").GetDouble().ShouldBe(1);
        scores.GetProperty("wordsP50").GetDouble().ShouldBeInRange(2, 30);
        _errors.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_question_whose_page_was_taken_out_and_a_foreign_one_are_less_sure_than_the_set()
    {
        (await Run("--set", _set.Folder, "--abstain", Abstain, "--json")).ShouldBe(0);

        var rows = Lines().Where(line => line.TryGetProperty("kind", out _)).ToDictionary(line => (line.GetProperty("kind").GetString()!, line.GetProperty("corpus").GetString()!));
        rows.Keys.ShouldBe([("foreign", "all"), ("foreign", "animals"), ("gold-removed", "all"), ("gold-removed", "animals")], ignoreOrder: true);
        rows[("foreign", "all")].GetProperty("rocArea").GetDouble().ShouldBe(1);
        rows[("foreign", "all")].GetProperty("caught").GetDouble().ShouldBe(1);
        rows[("gold-removed", "animals")].GetProperty("rocArea").GetDouble().ShouldBe(1);
        rows[("gold-removed", "animals")].GetProperty("answerable").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task A_set_that_abstentions_name_is_found_beside_them()
    {
        using var other = new SetFolder();
        (await Run("--set", other.Folder, "--abstain", Abstain)).ShouldBe(0);

        _output.ToString().ShouldContain("gold-removed");
        _output.ToString().ShouldContain("Expected calibration error");
    }

    [Fact]
    public async Task The_confidence_is_fitted_anew_with_questions_of_the_other_sets()
    {
        using var plants = new SetFolder();
        plants.Write("corpus.jsonl", """{"id": "oak", "title": "Oaks", "text": "The oak grows in forests."}""", """{"id": "fern", "title": "Ferns", "text": "A fern needs shade."}""");
        plants.Write("queries.jsonl", """{"id": "p1", "text": "Where does the oak grow?"}""", """{"id": "p2", "text": "shade"}""");
        plants.Write("qrels.tsv", "p1\toak\t1", "p2\tfern\t1");
        plants.Write("exclude.tsv");
        _set.Write("queries.jsonl", """{"id": "q1", "text": "Where does the walrus live?"}""", """{"id": "q3", "text": "eats clams"}""");

        (await Run("--set", _set.Folder, "--set", plants.Folder, "--fit")).ShouldBe(0);

        _output.ToString().ShouldContain("other-set");
        _output.ToString().ShouldContain("Fitted: bias -");
    }

    [Fact]
    public async Task Fitted_weights_have_no_json()
    {
        (await Run("--set", _set.Folder, "--fit", "--json")).ShouldBe(2);

        _errors.ToString().ShouldContain("--fit");
    }

    [Fact]
    public async Task A_corpus_that_is_nowhere_fails_by_name()
    {
        File.WriteAllText(Path.Combine(Abstain, "queries.jsonl"), """{"id": "a1", "corpus": "plants", "kind": "foreign", "text": "x"}""");

        (await Run("--set", _set.Folder, "--abstain", Abstain)).ShouldBe(1);

        _errors.ToString().ShouldContain("plants");
        _output.ToString().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"id": "a1", "kind": "foreign", "text": "x"}""", "corpus")]
    [InlineData("""{"id": "a1", "corpus": "animals", "kind": "foreign", "text": "x", "remove": "walrus"}""", "remove")]
    public async Task A_wrong_line_fails_by_number(string line, string member)
    {
        File.WriteAllText(Path.Combine(Abstain, "queries.jsonl"), line);

        (await Run("--set", _set.Folder, "--abstain", Abstain)).ShouldBe(1);

        _errors.ToString().ShouldContain("queries.jsonl, line 1");
        _errors.ToString().ShouldContain(member);
    }

    private List<JsonElement> Lines() => [.. _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private Task<int> Run(params string[] args) => LabCommandLine.RunAsync(["eval", "answers", .. args], _output, _errors);
}
