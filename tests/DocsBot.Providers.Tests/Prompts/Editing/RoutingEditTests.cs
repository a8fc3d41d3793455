using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;
using DocsBot.Providers.Prompts.Editing;

namespace DocsBot.Providers.Tests.Prompts.Editing;

/// <summary>A promotion changes one place of the routing and leaves what its authors wrote alone.</summary>
public sealed class RoutingEditTests
{
    private const string File = "routing.yaml";

    private static readonly PromptDomain General = new() { Name = "general", Description = "Everything else.", Prompt = Version("answer", 1) };

    private static readonly PromptExperiment Experiment = new()
    {
        Name = "answer-v2",
        Control = Version("answer", 1),
        Arms = [new ExperimentArm(Version("answer", 1), 80), new ExperimentArm(Version("answer", 2), 20)],
        Guardrails = new Guardrails { ErrorRate = 0.05, CostPerAnswer = 0.0000125 },
    };

    private const string Text = """
        # Ours 😀.
        default: general   # the rest
        domains:

          - name: "how-to"
            description: Steps.
            prompt: how_to@v1
          # What nobody else takes.
          - name: general
            prompt: answer@v1   # Ada's
            description: Everything else.

        # In order.
        rules:
          - { domain: how-to, form: how-to }
        """;

    private const string WithExperiment = """
        # Ours 😀.
        default: general   # the rest
        domains:

          - name: "how-to"
            description: Steps.
            prompt: how_to@v1
          # What nobody else takes.
          - name: general
            experiment:   # Ada's
              name: answer-v2
              control: answer@v1
              arms:
                - { prompt: answer@v1, weight: 80 }
                - { prompt: answer@v2, weight: 20 }
              minimum_sample: 200
              minimum_ratings: 30
              guardrails: { error_rate: 0.05, cost_per_answer: 0.0000125 }
            description: Everything else.

        # In order.
        rules:
          - { domain: how-to, form: how-to }
        """;

    [Fact]
    public void An_experiment_takes_the_place_of_the_prompt_and_all_else_stays() =>
        RoutingEdit.SetExperiment(File, Text, General, Experiment).ShouldBe(WithExperiment);

    [Fact]
    public void The_end_of_an_experiment_brings_the_text_back() =>
        RoutingEdit.SetPrompt(File, WithExperiment, General, Version("answer", 1)).ShouldBe(Text);

    [Fact]
    public void Line_ends_of_Windows_stay()
    {
        var text = Text.Replace("\n", "\r\n", StringComparison.Ordinal);

        var edited = RoutingEdit.SetExperiment(File, text, General, Experiment);

        edited.ShouldBe(WithExperiment.Replace("\n", "\r\n", StringComparison.Ordinal));
        RoutingEdit.SetPrompt(File, edited, General, Version("answer", 1)).ShouldBe(text);
    }

    [Fact]
    public void A_domain_on_one_line_stays_on_one_line()
    {
        const string text = "default: general\ndomains: [{ name: general, prompt: answer@v1, description: All. }] # one\n";

        var edited = RoutingEdit.SetExperiment(File, text, General, Experiment with { Guardrails = new Guardrails() });

        edited.ShouldBe("default: general\ndomains: [{ name: general, experiment: { name: answer-v2, control: answer@v1, arms: [{ prompt: answer@v1, weight: 80 }, { prompt: answer@v2, weight: 20 }], minimum_sample: 200, minimum_ratings: 30 }, description: All. }] # one\n");
        RoutingEdit.SetPrompt(File, edited, General, Version("answer", 1)).ShouldBe(text);
    }

    [Fact]
    public void An_experiment_at_the_end_of_the_file_ends_as_well()
    {
        const string text = "default: general\ndomains:\n- name: general\n  description: All.\n  experiment:\n    # Shorter.\n    name: e\n    control: answer@v1\n    arms:\n    - prompt: answer@v1\n      weight: 1\n    - prompt: answer@v2\n      weight: 1 # half";

        RoutingEdit.SetPrompt(File, text, General, Version("answer", 2)).ShouldBe("default: general\ndomains:\n- name: general\n  description: All.\n  prompt: answer@v2 # half");
    }

    [Fact]
    public void Without_a_file_one_of_this_domain_is_written() =>
        RoutingEdit.SetPrompt(File, "", General, Version("answer", 2)).ShouldBe("""
            # yaml-language-server: $schema=schemas/routing.schema.json
            default: general
            domains:
              - name: general
                description: "Everything else."
                prompt: answer@v2

            """.ReplaceLineEndings("\n"));

    [Fact]
    public void A_file_with_an_alias_is_refused_with_its_line()
    {
        const string text = "default: general\ndomains:\n  - { name: a, description: A., prompt: &p answer@v1 }\n  - { name: general, description: All., prompt: *p }\n";

        Should.Throw<PromptException>(() => RoutingEdit.SetPrompt(File, text, General, Version("answer", 2))).Message
            .ShouldBe("routing.yaml, line 4: the Lab does not edit a file with the alias *p. Write its value out, or make the change by hand.");
    }

    [Fact]
    public void A_domain_that_is_not_there_is_refused() =>
        Should.Throw<PromptException>(() => RoutingEdit.SetPrompt(File, Text, General with { Name = "other" }, Version("answer", 2))).Message.ShouldContain("has no domain 'other'");

    private static PromptReference Version(string name, int version) => new(name, version);
}
