using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;
using DocsBot.Providers.Prompts;

namespace DocsBot.Providers.Tests.Prompts.Routing;

/// <summary>Which prompt answers which question, as it is read from the folder.</summary>
public sealed class RoutingFileTests : IDisposable
{
    private const string Valid = """
        default: general
        classify: off
        domains:
          - name: how-to
            description: Steps to reach a goal.
            prompt: how_to@v1
          - name: general
            description: Everything else.
            experiment:
              name: shorter-answers
              control: answer@v1
              arms:
                - { prompt: answer@v1, weight: 80 }
                - { prompt: answer@v2, weight: 20 }
              start: 2026-12-01T00:00:00Z
              stop: 2026-12-31T00:00:00+01:00
              minimum_sample: 200
              minimum_ratings: 30
              guardrails: { error_rate: 0.05, thumbs_down_rate: 0.3, cost_per_answer: 0.02 }
        rules:
          - domain: how-to
            form: how-to
            products: [Lantern]
            versions: ["1.2"]
            languages: [en, de]
            paths: ["**/guides/**", "start*"]
        calls:
          understand: understand@v1
        """;

    private readonly TemporaryFolder _folder = new();

    public RoutingFileTests()
    {
        foreach (var (name, version) in new[] { ("answer", 1), ("answer", 2), ("how_to", 1), ("understand", 1), ("understand", 2) })
        {
            _folder.Write($"{name}/v{version}.yaml", name == "understand" ? $"name: {name}\ntemplate_format: handlebars\ntemplate: <message role=\"user\">v{version}</message>" : Samples.AnswerTemplate(name));
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_read_with_all_its_keys()
    {
        _folder.Write("routing.yaml", Valid);

        var set = PromptFolder.Load(_folder.Root);

        var routing = set.Routing;
        (routing.Default, routing.Classify).ShouldBe(("general", ClassifyMode.Off));
        routing.Domains.Select(domain => (domain.Name, domain.Description, domain.Prompt.ToString()))
            .ShouldBe([("how-to", "Steps to reach a goal.", "how_to@v1"), ("general", "Everything else.", "answer@v1")]);
        var experiment = routing.Domains[1].Experiment.ShouldNotBeNull();
        (experiment.Name, experiment.Control.ToString(), experiment.MinimumSample, experiment.MinimumRatings).ShouldBe(("shorter-answers", "answer@v1", 200, 30));
        experiment.Arms.Select(arm => (arm.Prompt.ToString(), arm.Weight)).ShouldBe([("answer@v1", 80.0), ("answer@v2", 20.0)]);
        experiment.Start.ShouldBe(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));
        experiment.Stop.ShouldBe(new DateTimeOffset(2026, 12, 30, 23, 0, 0, TimeSpan.Zero));
        experiment.Guardrails.ShouldBe(new Guardrails { ErrorRate = 0.05, ThumbsDownRate = 0.3, CostPerAnswer = 0.02 });
        var rule = routing.Rules.ShouldHaveSingleItem();
        rule.ToString().ShouldBe("form how-to and product Lantern and version 1.2 and language en or de and path **/guides/** or start*");
        set.Call("understand")!.Id.Version.ShouldBe(1);
    }

    [Fact]
    public void Without_a_file_the_highest_answer_answers_everything_and_calls_are_the_highest()
    {
        var set = PromptFolder.Load(_folder.Root);

        set.Library.Get(set.Routing.Domain(set.Routing.Default).Prompt).Id.ToString().ShouldBe("answer@v2");
        set.Call("understand")!.Id.Version.ShouldBe(2);
        set.Call("classify").ShouldBeNull();
    }

    [Theory]
    [InlineData("default: general", "defualt: general", 1, "'defualt' is unknown")]
    [InlineData("default: general", "default: api", 1, "'default' is 'api', which is no domain. There are: how-to, general")]
    [InlineData("classify: off", "classify: always", 2, "Write off or undecided")]
    [InlineData("classify: off", "classify: undecided", 2, "there is no prompt classify")]
    [InlineData("name: how-to", "name: How to", 4, "'name' is 'How to'")]
    [InlineData("name: how-to", "name: general", 7, "the domain 'general' is there twice")]
    [InlineData("prompt: how_to@v1\n", "prompt: how_to@v9\n", 6, "'how_to@v9', and there is no such version")]
    [InlineData("prompt: how_to@v1\n", "prompt: how_to\n", 6, "Write the name and version")]
    [InlineData("prompt: how_to@v1\n", "prompt: ../answer@v1\n", 6, "there is no such version")]
    [InlineData("prompt: how_to@v1\n", "prompt: understand@v1\n", 6, "'prompt' is 'understand@v1', which does not hold the question and the passages between their marks")]
    [InlineData("prompt: answer@v2, weight", "prompt: understand@v1, weight", 14, "so it cannot answer")]
    [InlineData("    prompt: how_to@v1\n", "", 4, "needs one of the keys 'prompt' and 'experiment', and has none")]
    [InlineData("    experiment:", "    prompt: answer@v1\n    experiment:", 7, "and has both")]
    [InlineData("description: Steps to reach a goal.", "descripton: Steps", 5, "'descripton' is unknown")]
    [InlineData("name: shorter-answers", "name: shorter answers", 10, "'name' is 'shorter answers'")]
    [InlineData("control: answer@v1", "control: how_to@v1", 11, "the control how_to@v1 is no arm")]
    [InlineData("weight: 20", "weight: 0", 14, "Write a number over 0")]
    [InlineData("weight: 20", "weight: -1", 14, "'weight' is '-1'")]
    [InlineData("weight: 20", "weight: NaN", 14, "'weight' is 'NaN'")]
    [InlineData(", weight: 20", "", 14, "'weight' is missing")]
    [InlineData("answer@v2, weight", "answer@v1, weight", 14, "the arm answer@v1 is there twice")]
    [InlineData("        - { prompt: answer@v2, weight: 20 }\n", "", 13, "needs two arms or more")]
    [InlineData("2026-12-01T00:00:00Z", "2026-12-01", 15, "Write an instant with its zone")]
    [InlineData("2026-12-01T00:00:00Z", "2026-12-01T00:00:00", 15, "Write an instant with its zone")]
    [InlineData("2026-12-01T00:00:00Z", "2027-12-01T00:00:00Z", 16, "'stop' is not after 'start'")]
    [InlineData("minimum_sample: 200", "minimum_sample: 0", 17, "Write a whole number from 1")]
    [InlineData("error_rate: 0.05", "error_rate: 5", 19, "'error_rate' is '5'. Write a number from 0 to 1")]
    [InlineData("error_rate: 0.05", "errors: 0.05", 19, "'errors' is unknown")]
    [InlineData("  - domain: how-to", "  - domain: howto", 21, "'domain' is 'howto', which is no domain")]
    [InlineData("form: how-to", "form: howto", 22, "Known: how-to, troubleshooting, api-reference, concept, account")]
    [InlineData("form: how-to", "from: how-to", 22, "'from' is unknown")]
    [InlineData("start*", "a**b", 26, "** beside other characters")]
    [InlineData("start*", "[ab]", 26, "a sign that means nothing here")]
    [InlineData("start*", "a//b", 26, "has a segment ''")]
    [InlineData("understand: understand@v1", "understand: answer@v1", 28, "pinned to a version of the prompt of its own name")]
    [InlineData("understand: understand@v1", "understand: understand@v3", 28, "there is no such version")]
    public void A_file_that_is_wrong_is_refused_with_file_line_and_key(string correct, string wrong, int line, string told)
    {
        Valid.ShouldContain(correct);
        _folder.Write("routing.yaml", Valid.Replace(correct, wrong, StringComparison.Ordinal));

        var message = Should.Throw<PromptException>(() => PromptFolder.Load(_folder.Root)).Message;

        message.ShouldStartWith($"{_folder["routing.yaml"]}, line {line}: ");
        message.ShouldContain(told);
    }

    [Fact]
    public void A_rule_without_a_condition_is_refused()
    {
        _folder.Write("routing.yaml", "default: all\ndomains:\n  - {name: all, description: All., prompt: answer@v1}\nrules:\n  - domain: all\n");

        Should.Throw<PromptException>(() => PromptFolder.Load(_folder.Root)).Message.ShouldContain("line 5: the rule for 'all' has no condition");
    }

    [Fact]
    public void An_experiment_of_the_same_name_in_two_domains_is_refused()
    {
        const string experiment = "experiment: {name: e, control: answer@v1, arms: [{prompt: answer@v1, weight: 1}, {prompt: answer@v2, weight: 1}]}";
        _folder.Write("routing.yaml", $"default: a\ndomains:\n  - name: a\n    description: A.\n    {experiment}\n  - name: b\n    description: B.\n    {experiment}\n");

        Should.Throw<PromptException>(() => PromptFolder.Load(_folder.Root)).Message.ShouldContain("the experiment 'e' is there twice");
    }

    [Fact]
    public void A_wrong_prompt_that_the_routing_names_is_told_once()
    {
        _folder.Write("routing.yaml", Valid);
        _folder.Write("how_to/v1.yaml", "name: how_to\nwrong: 1");

        PromptFolder.Read(_folder.Root).Faults.ShouldHaveSingleItem().Message.ShouldContain("'wrong' is unknown");
    }

    [Fact]
    public void The_routing_of_the_repository_names_versions_that_are_there()
    {
        var set = PromptFolder.Load(Repository.PathOf("prompts"));

        foreach (var domain in set.Routing.Domains)
        {
            set.Library.Get(domain.Prompt).ShouldNotBeNull();
        }

        set.Routing.Domains.Select(domain => domain.Name).ShouldBe(["how-to", "troubleshooting", "api-reference", "concept", "account", "general"]);
    }
}
