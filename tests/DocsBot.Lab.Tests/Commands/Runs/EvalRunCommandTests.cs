using System.Text.Json;
using System.Xml.Linq;
using DocsBot.Lab.Commands;
using DocsBot.Lab.Tests.Evaluation.Runs;

namespace DocsBot.Lab.Tests.Commands.Runs;

public sealed class EvalRunCommandTests : IAsyncDisposable
{
    private readonly Workshop _workshop = new();
    private StringWriter _output = new();
    private StringWriter _errors = new();

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Fact]
    public async Task Two_versions_are_asked_measured_and_compared()
    {
        (await Run("--prompts", "answer@v1,answer@v2", "--json")).ShouldBe(0, _errors.ToString());

        var report = Json();
        var (one, two) = (report.GetProperty("summaries")[0], report.GetProperty("summaries")[1]);
        Mean(one, "correctness").ShouldBeGreaterThan(Mean(two, "correctness"));
        Mean(one, "citation_recall").ShouldBe(1);
        Mean(two, "citation_recall").ShouldBe(1.0 / 3, 1e-9);
        Mean(one, "cost").ShouldBe(0.11, 1e-9);
        Mean(one, "input_tokens").ShouldBe(100);
        Mean(one, "leakage").ShouldBe(0);
        var row = report.GetProperty("comparisons")[0].GetProperty("metrics").EnumerateArray().Single(row => row.GetProperty("metric").GetProperty("name").GetString() == "correctness");
        row.GetProperty("pairs").GetInt32().ShouldBe(3);
        row.GetProperty("paired").GetProperty("difference").GetProperty("mean").GetDouble().ShouldBeLessThan(0);
        report.GetProperty("calls").GetProperty("asked").GetInt32().ShouldBe(6);
        _workshop.Requests.ShouldBe(6);
    }

    [Fact]
    public async Task A_second_run_asks_for_nothing_again_and_says_so()
    {
        (await Run("--prompts", "answer@v1", "--trials", "2")).ShouldBe(0, _errors.ToString());
        _workshop.Requests.ShouldBe(6);

        (await Run("--prompts", "answer@v1", "--trials", "2")).ShouldBe(0, _errors.ToString());

        _workshop.Requests.ShouldBe(6);
        _output.ToString().ShouldContain("calls to models: 0 made, 6 recalled from earlier runs; spent 0");
        _output.ToString().ShouldContain("| input_tokens       |       100 |");
    }

    [Fact]
    public async Task A_version_that_changed_by_a_letter_is_asked_again()
    {
        (await Run("--prompts", "answer@v1")).ShouldBe(0, _errors.ToString());
        _workshop.Prompt("answer", 1, "Answer, version 1!");

        (await Run("--prompts", "answer@v1")).ShouldBe(0, _errors.ToString());

        _workshop.Requests.ShouldBe(6);
    }

    [Fact]
    public async Task A_failed_question_is_counted_apart_and_in_no_mean()
    {
        _workshop.Says = (system, question) => question.Contains("heron", StringComparison.Ordinal) ? null : Workshop.Answers(system, question);

        (await Run("--prompts", "answer@v1", "--json")).ShouldBe(0, _errors.ToString());

        var one = Json().GetProperty("summaries")[0];
        one.GetProperty("failed").GetInt32().ShouldBe(1);
        one.GetProperty("means").GetProperty("correctness").GetProperty("questions").GetInt32().ShouldBe(2);
        Mean(one, "correctness").ShouldBe(1);
    }

    [Fact]
    public async Task When_every_question_failed_the_evaluation_failed()
    {
        _workshop.Says = (_, _) => null;

        (await Run("--prompts", "answer@v1")).ShouldBe(1);

        _errors.ToString().ShouldContain("Every question failed");
    }

    [Fact]
    public async Task A_gate_closes_on_a_mean_that_is_too_low_and_the_reason_is_in_the_junit_file()
    {
        var file = Path.Combine(_workshop.Data, "junit", "results.xml");

        (await Run("--prompts", "answer@v2", "--fail-below", "citation_recall=0.9", "--fail-above", "leakage=0", "--junit", file)).ShouldBe(1);

        _output.ToString().ShouldContain("FAILED: citation_recall of answer@v2 at least 0.9. It is 0.3333 over 3 questions.");
        _output.ToString().ShouldContain("passed: leakage of answer@v2 at most 0.");
        var suites = XDocument.Load(file).Root!.Elements("testsuite").ToDictionary(suite => suite.Attribute("name")!.Value);
        suites["animals"].Attribute("tests")!.Value.ShouldBe("3");
        suites["gates"].Attribute("failures")!.Value.ShouldBe("1");
        suites["gates"].Elements("testcase").First().Element("failure")!.Attribute("message")!.Value.ShouldContain("0.3333");
    }

    [Fact]
    public async Task A_gate_on_a_metric_without_a_score_is_closed()
    {
        (await Run("--prompts", "answer@v1", "--fail-below", "judge_groundedness=0.5")).ShouldBe(1);

        _output.ToString().ShouldContain("No answer has a score in it.");
    }

    [Fact]
    public async Task A_version_that_is_shown_to_be_worse_than_the_baseline_closes_the_gate()
    {
        WriteManyQuestions();

        (await Run("--prompts", "answer@v2", "--baseline", "answer@v1")).ShouldBe(1, _errors.ToString());

        _output.ToString().ShouldContain("FAILED: answer@v2 not worse than answer@v1.");
    }

    [Fact]
    public async Task A_stored_run_is_a_baseline_too()
    {
        WriteManyQuestions();
        (await Run("--prompts", "answer@v1", "--json")).ShouldBe(0, _errors.ToString());
        var id = Json().GetProperty("run").GetProperty("id").GetString()!;

        (await Run("--prompts", "answer@v1", "--baseline", id)).ShouldBe(0, _errors.ToString());
        (await Run("--prompts", "answer@v2", "--baseline", id)).ShouldBe(1, _errors.ToString());

        _output.ToString().ShouldContain($"answer@v2 not worse than answer@v1 of {id}");
        (await Run("--prompts", "answer@v1", "--baseline", "no-such-run")).ShouldBe(1);
        _errors.ToString().ShouldContain("There is no run no-such-run");
    }

    [Fact]
    public async Task At_the_cost_limit_no_question_is_begun_and_resuming_goes_on()
    {
        (await Run("--prompts", "answer@v1", "--most-cost", "0.2", "--parallel", "1")).ShouldBe(1);
        _errors.ToString().ShouldContain("cost limit of 0.2");
        _workshop.Requests.ShouldBe(2);

        (await Run("--prompts", "answer@v1", "--resume", "--json")).ShouldBe(0, _errors.ToString());

        _workshop.Requests.ShouldBe(3);
        var calls = Json().GetProperty("calls");
        (calls.GetProperty("asked").GetInt32(), calls.GetProperty("kept").GetInt32()).ShouldBe((1, 2));
    }

    [Fact]
    public async Task A_version_compared_with_itself_is_asked_for_answers_of_its_own()
    {
        (await Run("--prompts", "answer@v1,answer@v1")).ShouldBe(0, _errors.ToString());

        _workshop.Requests.ShouldBe(6);
        _output.ToString().ShouldContain("answer@v1 (2) less answer@v1");
    }

    [Fact]
    public async Task A_judge_judges_repeatedly_in_both_orders_and_its_bias_shows()
    {
        (await Run("--prompts", "answer@v1,answer@v2", "--judge", "--judge-repeats", "2", "--json")).ShouldBe(0, _errors.ToString());

        var report = Json();
        Mean(report.GetProperty("summaries")[0], "judge_correctness").ShouldBe(1);
        Mean(report.GetProperty("summaries")[0], "judge_groundedness").ShouldBe(1);
        report.GetProperty("judge").EnumerateArray().Select(row => row.GetProperty("flipped").GetDouble()).ShouldBe([0, 0]);
        var pair = report.GetProperty("preferences")[0];
        pair.GetProperty("preference").GetProperty("mean").GetDouble().ShouldBe(0.5);
        pair.GetProperty("firstPreferred").GetDouble().ShouldBe(1);
        pair.GetProperty("inconsistent").GetDouble().ShouldBe(1);
        report.GetProperty("run").GetProperty("judge").GetProperty("prompts").GetArrayLength().ShouldBe(3);

        // 6 answers, each judged twice by two prompts, and 3 pairs in two orders twice. Both say the same of the walrus, which is judged once.
        _workshop.Requests.ShouldBe(6 + (5 * 2 * 2) + (2 * 2 * 2) + 2);
    }

    [Fact]
    public async Task A_reply_of_the_judge_that_is_no_verdict_is_a_diagnostic()
    {
        _workshop.Says = (system, question) => system.StartsWith("judge_", StringComparison.Ordinal) ? "I like it." : Workshop.Answers(system, question);

        (await Run("--prompts", "answer@v1", "--judge", "--judge-repeats", "1")).ShouldBe(0, _errors.ToString());

        _output.ToString().ShouldContain("judge_correctness");
        _output.ToString().ShouldContain("The reply is no verdict as it was asked for: I like it.");
    }

    [Fact]
    public async Task Labels_of_people_show_how_far_the_judge_agrees()
    {
        var labels = _workshop.Write("labels.jsonl", """
            {"set": "animals", "case": "q1", "prompt": "answer@v1", "correctness": 5}
            {"set": "animals", "case": "q2", "prompt": "answer@v1", "correctness": 1}
            """);

        (await Run("--prompts", "answer@v1", "--judge", "--labels", labels, "--json")).ShouldBe(0, _errors.ToString());

        Json().GetProperty("agreement").GetProperty("answers").GetInt32().ShouldBe(2);
        Json().GetProperty("agreement").GetProperty("same").GetDouble().ShouldBe(0.5);
    }

    [Fact]
    public async Task A_stored_run_is_printed_again_and_listed()
    {
        (await Run("--prompts", "answer@v1,answer@v2", "--json")).ShouldBe(0, _errors.ToString());
        var id = Json().GetProperty("run").GetProperty("id").GetString()!;

        (await Lab("compare", id, "answer@v2", "answer@v1")).ShouldBe(0, _errors.ToString());
        _output.ToString().ShouldContain("answer@v1 less answer@v2");
        (await Lab("runs")).ShouldBe(0);
        _output.ToString().ShouldContain(id);
        (await Lab("compare", id, "answer@v9")).ShouldBe(1);
        _errors.ToString().ShouldContain("It has: answer@v1, answer@v2.");
        _workshop.Requests.ShouldBe(6);
    }

    [Theory]
    [InlineData("--prompts answer", "'answer' names no version")]
    [InlineData("--fail-below leakage=0", "less is better")]
    [InlineData("--fail-below shine=1", "There is no metric 'shine'")]
    [InlineData("--fail-below groundedness", "is no gate")]
    [InlineData("--trials 0", "--trials needs a whole number from 1")]
    [InlineData("--most 0", "--most needs a whole number from 1")]
    [InlineData("--labels x.jsonl", "need --judge")]
    public async Task A_wrong_option_is_refused_by_name(string option, string message)
    {
        (await Run(option.Split(' '))).ShouldBe(2);

        _errors.ToString().ShouldContain(message);
    }

    [Fact]
    public async Task A_version_that_is_not_there_fails_before_anything_is_asked()
    {
        (await Run("--prompts", "answer@v9")).ShouldBe(1);

        _errors.ToString().ShouldContain("There is no prompt answer@v9");
        _workshop.Requests.ShouldBe(0);
    }

    /// <summary>Enough questions for a difference to be shown though many metrics are corrected for each other.</summary>
    private void WriteManyQuestions()
    {
        _workshop.Set.Write("queries.jsonl", [.. Enumerable.Range(0, 24).Select(i => $$"""{"id": "q{{i}}", "text": "What does the heron eat in shallow water, {{i}}?", "answer": "The heron eats fish."}""")]);
        _workshop.Set.Write("qrels.tsv", [.. Enumerable.Range(0, 24).Select(i => $"q{i}\theron\t1")]);
        _workshop.Set.Write("exclude.tsv");
    }

    private static double Mean(JsonElement summary, string metric) => summary.GetProperty("means").GetProperty(metric).GetProperty("mean").GetDouble();

    private JsonElement Json() => JsonDocument.Parse(_output.ToString()).RootElement;

    private Task<int> Run(params string[] args) => Lab(["run", "--set", _workshop.Set.Folder, .. args]);

    private Task<int> Lab(params string[] args)
    {
        (_output, _errors) = (new StringWriter(), new StringWriter());
        return LabCommandLine.RunAsync(["eval", .. args, .. _workshop.Options], _output, _errors);
    }
}
