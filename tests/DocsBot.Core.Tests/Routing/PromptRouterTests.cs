using DocsBot.Core.Answering;
using DocsBot.Core.Documents;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Routing;
using DocsBot.Core.Tests.Answering.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DocsBot.Core.Tests.Routing;

public sealed class PromptRouterTests
{
    private static readonly DateTimeOffset Noon = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly ClosedArms _closed = new();
    private readonly List<ModelUse> _uses = [];

    [Fact]
    public async Task Without_a_file_the_highest_answer_answers()
    {
        var route = await RouteAsync(PromptRouting.None, "How do I install it?");

        (route.Template.Id.ToString(), route.Because.Domain, route.Because.Reason).ShouldBe(("answer@v2", "general", "default"));
        (route.Because.Experiment, route.Because.Arm).ShouldBe((null, null));
    }

    [Fact]
    public async Task The_first_rule_that_matches_decides_and_the_log_says_which()
    {
        var routing = Routing(
            new RoutingRule { Domain = "general", Form = QuestionForm.Account },
            new RoutingRule { Domain = "how-to", Form = QuestionForm.HowTo },
            new RoutingRule { Domain = "general", Form = QuestionForm.HowTo });

        var route = await RouteAsync(routing, "How do I install it?");

        (route.Template.Id.ToString(), route.Because.Domain, route.Because.Reason).ShouldBe(("how_to@v1", "how-to", "rule 2: form how-to"));
        (await RouteAsync(routing, "ports")).Because.ShouldBe(new InteractionRoute("general", "default: no rule matches"));
    }

    [Theory]
    [InlineData(new[] { "billing/a.md" }, true)]
    [InlineData(new[] { "billing/a.md", "b.md" }, true)]
    [InlineData(new[] { "billing/a.md", "b.md", "c.md", "billing/d.md" }, true)]
    [InlineData(new[] { "billing/a.md", "b.md", "c.md" }, false)]
    [InlineData(new[] { "a.md", "billing/b.md", "billing/c.md", "billing/d.md" }, false)]
    [InlineData(new[] { "billing/a.md", "b.md", "c.md", "d.md", "billing/e.md", "billing/f.md" }, false)]
    [InlineData(new string[0], false)]
    public async Task The_best_passage_and_half_of_the_best_four_must_be_of_the_pages(string[] pages, bool matches)
    {
        var routing = Routing(new RoutingRule { Domain = "how-to", Paths = [new PathGlob("billing/**")] });

        var route = await RouteAsync(routing, "ports", [.. pages.Select(page => Passage(page))]);

        route.Because.Domain.ShouldBe(matches ? "how-to" : "general");
    }

    [Fact]
    public async Task A_path_is_looked_for_in_the_address_and_in_the_source()
    {
        var routing = Routing(new RoutingRule { Domain = "how-to", Paths = [new PathGlob("docs/guides/*"), new PathGlob("content/**")] });

        (await RouteAsync(routing, "ports", Passage("x.md", url: "https://example.com/docs/guides/install"))).Because.Domain.ShouldBe("how-to");
        (await RouteAsync(routing, "ports", Passage("content/x.md"))).Because.Domain.ShouldBe("how-to");
        (await RouteAsync(routing, "ports", Passage("guides/x.md"))).Because.Domain.ShouldBe("general");
    }

    [Fact]
    public async Task Every_condition_must_hold_and_of_its_values_any_will_do()
    {
        var routing = Routing(new RoutingRule { Domain = "how-to", Form = QuestionForm.HowTo, Products = ["lantern", "torch"], Versions = ["2"], Languages = ["en"] });
        var labels = new PageLabels { Product = "Torch", Version = "2", Language = "en" };

        (await RouteAsync(routing, "How do I install it?", Passage("a.md", labels))).Because.Domain.ShouldBe("how-to");
        (await RouteAsync(routing, "What is it?", Passage("a.md", labels))).Because.Domain.ShouldBe("general");
        (await RouteAsync(routing, "How do I install it?", Passage("a.md", labels with { Version = "3" }))).Because.Domain.ShouldBe("general");
        (await RouteAsync(routing, "How do I install it?", Passage("a.md", labels with { Language = null }))).Because.Domain.ShouldBe("general");
    }

    [Fact]
    public async Task A_model_decides_by_one_letter_where_no_rule_does()
    {
        var model = new ScriptedChatClient(" a\n");

        var route = await RouteAsync(Routing() with { Classify = ClassifyMode.Undecided }, "ports", model);

        (route.Because.Domain, route.Because.Reason).ShouldBe(("how-to", "the model's classification"));
        model.Sent!.Single().Text.ShouldBe("A=how-to B=general");
        model.Options!.MaxOutputTokens.ShouldBe(4);
        _uses.ShouldHaveSingleItem().Purpose.ShouldBe("classify");
    }

    [Theory]
    [InlineData("C")]
    [InlineData("AB")]
    [InlineData("how-to")]
    [InlineData("A or B")]
    [InlineData("Ä")]
    [InlineData("@")]
    [InlineData("1")]
    public async Task Whatever_is_not_one_of_the_letters_leaves_it_at_the_default(string reply)
    {
        var route = await RouteAsync(Routing() with { Classify = ClassifyMode.Undecided }, "ports", new ScriptedChatClient(reply));

        route.Because.ShouldBe(new InteractionRoute("general", "default: no rule matches, and the model did not decide"));
    }

    [Fact]
    public async Task A_model_that_fails_leaves_it_at_the_default_and_one_that_a_rule_makes_needless_is_not_asked()
    {
        var failing = new ScriptedChatClient { Fault = new ModelUnavailableException(ModelFailure.Disconnected, "It hung up.") };
        (await RouteAsync(Routing() with { Classify = ClassifyMode.Undecided }, "ports", failing)).Because.Domain.ShouldBe("general");
        _uses.ShouldHaveSingleItem().Failure.ShouldBe(ModelFailure.Disconnected);

        var idle = new ScriptedChatClient("B");
        var routing = Routing(new RoutingRule { Domain = "how-to", Form = QuestionForm.HowTo }) with { Classify = ClassifyMode.Undecided };
        (await RouteAsync(routing, "How do I install it?", idle)).Because.Domain.ShouldBe("how-to");
        idle.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task A_conversation_keeps_its_arm_through_all_of_its_questions_and_on_every_replica()
    {
        var routing = WithExperiment();

        foreach (var id in Enumerable.Range(0, 50).Select(i => $"c{i}"))
        {
            var first = await RouteAsync(routing, "ports", conversation: id);
            var second = await RouteAsync(routing, "hosts", conversation: id);
            first.Because.ShouldBe(second.Because with { Reason = first.Because.Reason });
            first.Because.Experiment.ShouldBe("trial");
            first.Because.Arm.ShouldBe(first.Template.Id.ToString());
        }
    }

    [Theory]
    [InlineData(-1, "the experiment trial has not begun")]
    [InlineData(61, "the experiment trial is over")]
    public async Task Outside_of_its_time_the_control_answers(int minutes, string why)
    {
        var routing = WithExperiment(Noon.AddMinutes(-minutes), Noon.AddMinutes(60 - minutes));

        foreach (var id in Enumerable.Range(0, 20).Select(i => $"c{i}"))
        {
            var route = await RouteAsync(routing, "ports", conversation: id);
            route.Template.Id.ToString().ShouldBe("answer@v1");
            route.Because.ShouldBe(new InteractionRoute("general", $"default; {why}"));
        }
    }

    [Fact]
    public async Task A_closed_arm_leaves_its_conversations_to_the_control_and_the_others_where_they_were()
    {
        var routing = WithExperiment();
        var ids = Enumerable.Range(0, 40).Select(i => $"c{i}").ToList();
        var before = await ArmsAsync(routing, ids);
        _closed.Add(new ClosedArm("trial", "answer@v2", "hash-2", Noon, "error rate 0.5 is over 0.1", new ArmFigures(10, 5, 0, 0, 0, 0)));

        var after = await ArmsAsync(routing, ids);

        before.ShouldContain("answer@v2");
        after.ShouldAllBe(arm => arm == "answer@v1");
        var moved = ids[before.IndexOf("answer@v2")];
        (await RouteAsync(routing, "ports", conversation: moved)).Because.Reason.ShouldBe("default; answer@v1 stands in for answer@v2, which was closed: error rate 0.5 is over 0.1");
    }

    [Fact]
    public async Task An_arm_whose_text_was_mended_runs_anew_and_another_experiment_is_not_touched()
    {
        _closed.Add(new ClosedArm("trial", "answer@v2", "hash of before", Noon, "", new ArmFigures(0, 0, 0, 0, 0, 0)));
        _closed.Add(new ClosedArm("other", "answer@v2", "hash-2", Noon, "", new ArmFigures(0, 0, 0, 0, 0, 0)));

        (await ArmsAsync(WithExperiment(), [.. Enumerable.Range(0, 40).Select(i => $"c{i}")])).ShouldContain("answer@v2");
    }

    [Fact]
    public async Task A_conversation_goes_on_when_its_experiment_or_its_domain_is_gone()
    {
        var routing = WithExperiment();
        var id = Enumerable.Range(0, 40).Select(i => $"c{i}").First(candidate => routing.Domains[1].Experiment!.ArmOf(candidate).Prompt.Version == 2);
        (await RouteAsync(routing, "ports", conversation: id)).Template.Id.Version.ShouldBe(2);

        var reloaded = Routing();

        (await RouteAsync(reloaded, "ports", conversation: id)).Template.Id.ToString().ShouldBe("answer@v1");
        (await RouteAsync(PromptRouting.None, "ports", conversation: id)).Template.Id.ToString().ShouldBe("answer@v2");
    }

    private static PromptRouting Routing(params RoutingRule[] rules) => new()
    {
        Domains =
        [
            new PromptDomain { Name = "how-to", Description = "Steps.", Prompt = new PromptReference("how_to", 1) },
            new PromptDomain { Name = "general", Description = "The rest.", Prompt = new PromptReference("answer", 1) },
        ],
        Rules = rules,
        Default = "general",
    };

    private static PromptRouting WithExperiment(DateTimeOffset? start = null, DateTimeOffset? stop = null)
    {
        var routing = Routing();
        var (control, other) = (new PromptReference("answer", 1), new PromptReference("answer", 2));
        var experiment = new PromptExperiment { Name = "trial", Control = control, Arms = [new ExperimentArm(control, 1), new ExperimentArm(other, 1)], Start = start, Stop = stop };
        return routing with { Domains = [routing.Domains[0], routing.Domains[1] with { Experiment = experiment }] };
    }

    private static RetrievedChunk Passage(string path, PageLabels? labels = null, string? url = null)
    {
        var page = new PageKey("docs", path);
        var chunk = new Chunk
        {
            Id = ChunkId.Derive(page, anchor: null, 0, path), Page = page, Ordinal = 0, Title = path, HeadingPath = [], PageUrl = url ?? $"/{path}", Text = path, Labels = labels ?? PageLabels.None,
        };
        return new RetrievedChunk { Chunk = chunk, Score = 1, Coverage = 1 };
    }

    private static PromptTemplate Template(string name, int version) => new(
        new PromptId(name, version, $"hash-{version}"),
        new PromptSettings(),
        arguments => $"<message role=\"user\">{string.Join(' ', arguments.Domains.Select(domain => $"{domain.Letter}={domain.Name}"))}</message>");

    private async Task<List<string>> ArmsAsync(PromptRouting routing, List<string> ids)
    {
        var arms = new List<string>();
        foreach (var id in ids)
        {
            arms.Add((await RouteAsync(routing, "ports", conversation: id)).Because.Arm!);
        }

        return arms;
    }

    private Task<PromptRoute> RouteAsync(PromptRouting routing, string question, params RetrievedChunk[] found) => RouteAsync(routing, question, null, "c", found);

    private Task<PromptRoute> RouteAsync(PromptRouting routing, string question, ScriptedChatClient model) => RouteAsync(routing, question, model, "c", []);

    private Task<PromptRoute> RouteAsync(PromptRouting routing, string question, string conversation) => RouteAsync(routing, question, null, conversation, []);

    private async Task<PromptRoute> RouteAsync(PromptRouting routing, string question, ScriptedChatClient? model, string conversation, IReadOnlyList<RetrievedChunk> found)
    {
        var library = new PromptLibrary([Template("answer", 1), Template("answer", 2), Template("how_to", 1), Template("classify", 1)]);
        var classifier = model is null ? null : new DomainClassifier(
            new ModelCall(new AnswerModels([new AnswerModel("model", model)]), TimeProvider.System, NullLogger<ModelCall>.Instance), Options.Create(new RoutingOptions()), NullLogger<DomainClassifier>.Instance);
        var request = new RoutingRequest { Prompts = new PromptSet(library) { Routing = routing }, Question = question, Chunks = found, ConversationId = conversation, Marks = PromptMarks.For("test") };
        return await new PromptRouter(_closed, new FixedTime(Noon), classifier).RouteAsync(request, _uses, TestContext.Current.CancellationToken);
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
