using DocsBot.Core.Prompts;
using DocsBot.Providers.Prompts;

namespace DocsBot.Providers.Tests.Prompts;

/// <summary>DocsBot's own settings of a prompt, and the files and prompts that they name.</summary>
public sealed class TechniqueSettingsTests : IDisposable
{
    private const string Valid = """
        name: greet
        template_format: handlebars
        template: |
          <message role="system">{{#each examples}}{{question}} {{answer}} {{/each}}</message>
          <message role="user">{{question}}</message>
        input_variables:
          - name: question
          - name: examples
        execution_settings:
          docsbot:
            reasoning: thinking
            examples: { from: how_to, most: 2 }
            candidates: { count: 3, by: choose, budget_tokens: 9000 }
            correction: correct
        """;

    private const string Examples = """
        examples:
          - id: install
            tags: [install, setup]
            question: How do I install it?
            context: |
              Run `make`.
            answer: Run `make` [1].
          - id: remove
            question: How do I remove it?
            answer: Run `make clean` [1].
        """;

    private readonly TemporaryFolder _folder = new();

    public TechniqueSettingsTests()
    {
        _folder.Write("examples/how_to.yaml", Examples);
        foreach (var name in new[] { "choose", "merge", "correct" })
        {
            _folder.Write($"{name}/v1.yaml", $"name: {name}\ntemplate_format: handlebars\ntemplate: <message role=\"user\">Hi</message>");
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_settings_are_read()
    {
        _folder.Write("greet/v1.yaml", Valid);

        var techniques = Load().Techniques;

        techniques.ShouldBe(new PromptTechniques
        {
            Reasoning = "thinking",
            Examples = new ExampleSettings("how_to", 2),
            Candidates = new CandidateSettings(3, CandidateEnd.Choose, 9_000),
            Correction = "correct",
        });
    }

    [Fact]
    public void A_prompt_without_them_uses_no_technique()
    {
        _folder.Write("greet/v1.yaml", Valid[..Valid.IndexOf("execution_settings", StringComparison.Ordinal)]);

        Load().Techniques.ShouldBe(PromptTechniques.None);
        Load().Examples.ShouldBeNull();
    }

    [Theory]
    [InlineData("reasoning: thinking", "resoning: thinking", 11, "'resoning' is unknown")]
    [InlineData("reasoning: thinking", "reasoning: <thinking>", 11, "'reasoning' is '<thinking>'")]
    [InlineData("reasoning: thinking", "reasoning: ''", 11, "'reasoning' is ''")]
    [InlineData("from: how_to, most: 2", "from: how_to", 12, "'most' is missing")]
    [InlineData("from: how_to, most: 2", "most: 2", 12, "'from' is missing")]
    [InlineData("from: how_to", "from: ../how_to", 12, "'from' is '../how_to'")]
    [InlineData("from: how_to", "from: gone", 12, "no examples 'gone'. Add examples/gone.yaml, or take one of: how_to")]
    [InlineData("most: 2", "most: 11", 12, "from 1 to 10")]
    [InlineData("most: 2", "most: 2, least: 1", 12, "'least' is unknown")]
    [InlineData("{ from: how_to, most: 2 }", "how_to", 12, "must be a mapping")]
    [InlineData("count: 3", "count: 1", 13, "from 2 to 5")]
    [InlineData("count: 3", "count: 6", 13, "from 2 to 5")]
    [InlineData("by: choose", "by: vote", 13, "choose or merge")]
    [InlineData(", budget_tokens: 9000", "", 13, "'budget_tokens' is missing")]
    [InlineData("budget_tokens: 9000", "budget_tokens: 0", 13, "'budget_tokens' is '0'")]
    [InlineData("budget_tokens: 9000", "budget: 9000", 13, "'budget' is unknown")]
    [InlineData("correction: correct", "correction: mend", 14, "needs the prompt mend, which is not there")]
    [InlineData("correction: correct", "correction: greet", 14, "names the prompt greet itself")]
    [InlineData("docsbot:\n", "docsbot: none\n", 10, "not valid YAML")]
    public void A_setting_that_is_wrong_is_refused_with_file_line_and_key(string correct, string wrong, int line, string told)
    {
        _folder.Write("greet/v1.yaml", Valid.Replace(correct, wrong, StringComparison.Ordinal));

        var message = Should.Throw<PromptException>(Load).Message;

        message.ShouldContain("v1.yaml, line ");
        message.ShouldContain(told);
        if (!told.Contains("YAML", StringComparison.Ordinal))
        {
            message.ShouldStartWith($"{_folder["greet/v1.yaml"]}, line {line}: ");
        }
    }

    [Fact]
    public void A_named_prompt_that_does_not_load_is_told_beside_its_own_fault()
    {
        _folder.Write("greet/v1.yaml", Valid);
        _folder.Write("choose/v1.yaml", "name: chose");

        var faults = PromptFolder.Read(_folder.Root).Faults.Select(fault => fault.Message).ToList();

        faults.Count.ShouldBe(2);
        faults[1].ShouldStartWith($"{_folder["greet/v1.yaml"]}, line 13: 'candidates' needs the prompt choose");
    }

    [Fact]
    public void Examples_that_the_template_does_not_show_are_refused()
    {
        _folder.Write("greet/v1.yaml", Valid.Replace("{{#each examples}}{{question}} {{answer}} {{/each}}", "", StringComparison.Ordinal).Replace("  - name: examples\n", "", StringComparison.Ordinal));

        Should.Throw<PromptException>(Load).Message.ShouldContain("the template does not show them");
    }

    [Fact]
    public void The_hash_of_a_version_holds_the_examples_it_names_and_no_others()
    {
        _folder.Write("greet/v1.yaml", Valid);
        _folder.Write("examples/other.yaml", Examples);
        var before = Load();

        _folder.Write("examples/other.yaml", Examples + "\n# changed\n");
        Load().Id.ShouldBe(before.Id);
        _folder.Write("examples/how_to.yaml", Examples + "\n# changed\n");

        Load().Id.Sha256.ShouldNotBe(before.Id.Sha256, StringComparer.Ordinal);
        before.Fragments.ShouldHaveSingleItem().Name.ShouldBe("examples/how_to");
    }

    [Fact]
    public void Examples_are_read_whole()
    {
        _folder.Write("greet/v1.yaml", Valid);

        var examples = Load().Examples.ShouldNotBeNull().First;

        examples.Count.ShouldBe(2);
        examples[0].ShouldSatisfyAllConditions(
            example => example.Id.ShouldBe("install"),
            example => example.Tags.ShouldBe(["install", "setup"]),
            example => example.Context.ShouldBe("Run `make`."),
            example => example.Answer.ShouldBe("Run `make` [1]."));
        examples[1].Context.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("id: remove", "id: install", 8, "'install' is there twice")]
    [InlineData("id: remove", "name: remove", 8, "'name' is unknown")]
    [InlineData("  - id: remove\n    question", "  - question", 8, "'id' is missing")]
    [InlineData("answer: Run `make clean` [1].", "answer: ''", 10, "'answer' is empty")]
    [InlineData("tags: [install, setup]", "tags: install", 3, "must be a list")]
    [InlineData("examples:", "exmples:", 1, "'exmples' is unknown")]
    public void A_file_of_examples_that_is_wrong_is_refused_with_file_line_and_key(string correct, string wrong, int line, string told)
    {
        _folder.Write("greet/v1.yaml", Valid);
        _folder.Write("examples/how_to.yaml", Examples.Replace(correct, wrong, StringComparison.Ordinal));

        var message = PromptFolder.Read(_folder.Root).Faults[0].Message;

        message.ShouldStartWith($"{_folder["examples/how_to.yaml"]}, line {line}: ");
        message.ShouldContain(told);
    }

    [Theory]
    [InlineData("examples/How-To.yaml", Examples, "is not named as a file of examples")]
    [InlineData("examples/how.yml", Examples, "is not named as a file of examples")]
    [InlineData("examples/none.yaml", "examples: []", "there is no example")]
    public void A_file_of_examples_that_is_misnamed_or_empty_is_told(string file, string text, string told)
    {
        _folder.Write(file, text);

        PromptFolder.Read(_folder.Root).Faults.ShouldHaveSingleItem().Message.ShouldContain(told);
    }

    private PromptTemplate Load() => PromptFolder.Load(_folder.Root).Library.Latest("greet");
}
