using System.Text;
using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;
using DocsBot.Lab.Evaluation;
using DocsBot.Lab.Evaluation.Scenarios;

namespace DocsBot.Lab.Tests.Evaluation.Scenarios;

public sealed class ScenarioFileTests
{
    [Fact]
    public void All_that_a_case_can_say_is_read()
    {
        var read = Parse("""
            name: guide
            description: What readers ask.
            cases:
              - id: follow-up
                question: And by default?
                history:
                  - { role: user, text: How do I change the port? }
                  - { role: assistant, text: With --urls. }
                pages: [getting-started.md, "https://docs.example.com/start/"]
                must: ["5080 | five thousand eighty"]
                must_not: [8080]
                answer: http://localhost:5080
                max_words: 60
                slices: { language: en, version: 2 }
              - { id: bread, question: How does bread rise?, unanswerable: true }
            """);

        read.Name.ShouldBe("guide");
        var first = read.Cases[0];
        first.History.ShouldBe([new Turn(TurnRole.User, "How do I change the port?"), new Turn(TurnRole.Assistant, "With --urls.")]);
        first.Pages.Keys.ShouldBe(["getting-started.md", "https://docs.example.com/start/"]);
        first.Must.Single().IsIn("It is **five thousand\neighty**.").ShouldBeTrue();
        first.MustNot.Single().IsIn("port 8080,").ShouldBeTrue();
        (first.Reference, first.MaxWords, first.Slices["version"]).ShouldBe(("http://localhost:5080", 60, "2"));
        read.Cases[1].Unanswerable.ShouldBeTrue();
    }

    [Theory]
    [InlineData("{ id: a, question: Q?, expects: x }", "the key 'expects' is unknown")]
    [InlineData("{ id: a, must: [x] }", "the key 'question' is missing")]
    [InlineData("{ id: a, question: Q? }", "expects nothing")]
    [InlineData("{ id: a, question: Q?, unanswerable: true, must: [x] }", "is unanswerable and has an answer")]
    [InlineData("{ id: a, question: Q?, unanswerable: maybe }", "Write true or false")]
    [InlineData("{ id: a, question: Q?, must: ['...'] }", "no letter and no digit")]
    [InlineData("{ id: a, question: Q?, pages: [p.md, p.md] }", "stands there twice")]
    [InlineData("{ id: a, question: Q?, injection: true, must: [x] }", "is an attack")]
    [InlineData("{ id: a, question: Q?, must: [x], history: [{ role: agent, text: Hi }] }", "Write user or assistant")]
    [InlineData("{ id: a, question: Q?, must: [x] }\n  - { id: a, question: R?, must: [y] }", "the case 'a' stands there twice")]
    public void What_is_wrong_is_named_with_its_line(string text, string message)
    {
        var fault = Should.Throw<PromptException>(() => Parse($"name: guide\ncases:\n  - {text}"));

        fault.Message.ShouldContain(message);
        fault.Message.ShouldMatch("guide.yaml, line [34]: ");
    }

    [Theory]
    [InlineData("name: guide\ncases: []")]
    [InlineData("cases:\n  - { id: a, question: Q?, must: [x] }")]
    [InlineData("just a text")]
    public void A_file_without_name_or_cases_is_refused(string text) => Should.Throw<PromptException>(() => Parse(text)).Message.ShouldContain("guide.yaml");

    [Fact]
    public void A_file_that_is_not_there_is_refused_by_name() =>
        Should.Throw<EvaluationSetException>(() => CaseSet.Read("no-such-scenario.yaml", docs: null)).Message.ShouldContain("no-such-scenario.yaml");

    [Fact]
    public void The_scenarios_that_come_with_DocsBot_name_pages_that_are_there()
    {
        var root = Providers.RepositoryFolder.Find()!;
        var files = Directory.GetFiles(Path.Combine(root, "tests", "scenarios"), "*.yaml");
        files.ShouldNotBeEmpty();

        foreach (var page in files.SelectMany(file => ScenarioFile.Read(file).Cases).SelectMany(asked => asked.Pages.Keys))
        {
            File.Exists(Path.Combine(root, "docs", page)).ShouldBeTrue(page);
        }
    }

    private static ScenarioFile Parse(string text) => ScenarioFile.Parse("guide.yaml", Encoding.UTF8.GetBytes(text));
}
