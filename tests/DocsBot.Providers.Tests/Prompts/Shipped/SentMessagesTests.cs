using DocsBot.Core.Answering;
using DocsBot.Core.Documents;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Routing;
using DocsBot.Core.Tests.Answering.Fakes;
using DocsBot.Core.Tokens;
using DocsBot.Core.Understanding;
using DocsBot.Providers.Prompts;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DocsBot.Providers.Tests.Prompts.Shipped;

/// <summary>
/// What the pipeline sends to a model with the prompts as they are shipped: the messages of the template, rendered with what the technique puts in. What a template
/// renders is held by the golden files.
/// </summary>
public sealed class SentMessagesTests
{
    private const string Question = "How do I install the agent?";
    private const string Right = "Install the agent with the package kestrel-agent. [1]";
    private const string Other = "The package kestrel-agent installs the agent. [1]";
    private const string Wrong = "The agent needs 512 MiB of memory. [1]";

    private static readonly PromptSet Shipped = PromptFolder.Read(Repository.PathOf("prompts")).ToSet();

    private readonly ListInteractionLog _log = new();
    private readonly RecordingChatClient _model = new(_ => "");

    /// <summary>The versions that answer questions: those of the domains.</summary>
    public static TheoryData<string> Answering => [.. Shipped.Library.Templates
        .Where(template => template.Id.Name is "answer" or "how_to" or "troubleshooting" or "api_reference" or "concept" or "account")
        .Select(template => template.Id.ToString())];

    [Theory]
    [MemberData(nameof(Answering))]
    public async Task A_question_is_sent_as_its_template_has_it(string version)
    {
        _model.Replies("", [.. Enumerable.Repeat(Right, 6)]);
        var template = Find(version);

        var shown = await AskAsync(template);

        shown.ShouldContain(Right);
        _model.Sent.ShouldAllBe(sent => sent.SequenceEqual(Rendered(template, Arguments(template))));
    }

    [Fact]
    public async Task Examples_are_those_most_like_the_question_in_the_system_message()
    {
        var template = Find("how_to@v1");
        _model.Replies("", Right);

        await AskAsync(template);

        var chosen = template.Examples!.For(Question);
        chosen.Count.ShouldBe(template.Techniques.Examples!.Most);
        _log.Interactions[0].Examples.ShouldBe(chosen.Select(example => example.Id));
        chosen.ShouldAllBe(example => _model.Sent[0][0].Contains(example.Answer));
        _model.Sent[0][0].ShouldNotContain("{{");
    }

    [Fact]
    public async Task Thoughts_that_the_prompt_asks_for_are_hidden_and_logged()
    {
        var template = Find("troubleshooting@v1");
        _model.Replies("", $"<thinking>\n1. Nothing is installed [1].\n</thinking>\n\n{Right}");

        (await AskAsync(template)).ShouldBe(Right);

        _model.Sent[0][0].ShouldContain("<thinking>");
        _log.Interactions[0].Reasoning.ShouldBe("1. Nothing is installed [1].");
    }

    [Fact]
    public async Task A_turn_of_the_assistant_that_was_written_before_stands_between_two_of_the_user()
    {
        _model.Replies("", Right);

        await AskAsync(Find("concept@v1"));

        _model.Sent[0].Select(message => message.Split(':')[0]).ShouldBe(["system", "user", "assistant", "user"]);
        _model.Sent[0][2].ShouldStartWith("assistant: I define it in one sentence");
    }

    [Fact]
    public async Task A_correction_is_sent_the_answer_and_its_problems()
    {
        var template = Find("account@v1");
        _model.Replies("", $"{Right}\n\n{Wrong}", Right);

        (await AskAsync(template)).ShouldBe(Right);

        _model.Sent.Count.ShouldBe(2);
        var arguments = Arguments(template) with
        {
            Answer = $"{Right}\n\n{Wrong}", Problems = ["Passage 1 does not support this statement: The agent needs 512 MiB of memory."],
        };
        _model.Sent[1].ShouldBe(Rendered(Shipped.Library.Latest("correct"), arguments));
    }

    [Theory]
    [InlineData("answer@v2", "choose", "2")]
    [InlineData("answer@v3", "merge", Other)]
    public async Task Candidates_are_sent_to_the_prompt_that_ends_them(string version, string by, string reply)
    {
        var template = Find(version);
        var count = template.Techniques.Candidates.ShouldNotBeNull().Count;
        var candidates = Enumerable.Range(0, count).Select(i => i % 2 == 0 ? Right : Other).ToArray<object>();
        _model.Replies("", [.. candidates, reply]);

        (await AskAsync(template)).ShouldBeOneOf(Right, Other);

        _model.Sent.Count.ShouldBe(count + 1);
        var ends = new[] { new[] { Right, Other }, [Other, Right] }
            .Select(answers => Rendered(Shipped.Library.Latest(by), Arguments(template) with { Answers = answers }));
        ends.ShouldContain(messages => messages.SequenceEqual(_model.Sent[count]));
        _log.Interactions[0].ModelUses.Select(use => use.Purpose).ShouldBe([.. Enumerable.Repeat("candidate", count), by]);
    }

    [Fact]
    public async Task A_follow_up_is_sent_with_what_was_said()
    {
        Turn[] history = [new(TurnRole.User, "How do I install the agent?"), new(TurnRole.Assistant, "With a package.")];
        _model.Replies("", "How do I remove the agent?");
        var options = Options.Create(new UnderstandingOptions { Mode = UnderstandingMode.Condense });
        var reader = new ModelReader(Call(), new CurrentPrompts(Shipped), options, NullLogger<ModelReader>.Instance);
        var analyzer = new QuestionAnalyzer(new PublishedLabels(new ListChunkStore(), TimeProvider.System), options, reader);
        var uses = new List<ModelUse>();

        var question = new Question { Text = "And remove it?", ConversationId = "c", History = history };
        var understood = await analyzer.AnalyzeAsync(question, Samples.Marks, uses, TestContext.Current.CancellationToken);

        understood.Query.Text.ShouldBe("How do I remove the agent?");
        var arguments = Samples.Arguments("And remove it?").WithHistory(history);
        _model.Sent.ShouldHaveSingleItem().ShouldBe(Shipped.Library.Latest("condense").Render(arguments).Select(message => $"{message.Role}: {message.Text}"));
    }

    private static PromptTemplate Find(string version) => Shipped.Library.Templates.SingleOrDefault(template => template.Id.ToString() == version).ShouldNotBeNull();

    private PromptArguments Arguments(PromptTemplate template) => new()
    {
        Question = Question,
        Sources = [new PromptSource(1, "Installation", "", "/docs/install/#top", "Install the agent with the package `kestrel-agent`.")],
        Examples = template.Examples?.For(Question) ?? [],
        Marks = PromptMarks.For(_log.Interactions.ShouldHaveSingleItem().Id),
    };

    private static IEnumerable<string> Rendered(PromptTemplate template, PromptArguments arguments) => template.Render(arguments).Select(message => $"{message.Role}: {message.Text}");

    private async Task<string> AskAsync(PromptTemplate template)
    {
        var page = new PageKey("docs", "install.md");
        var text = "Install the agent with the package `kestrel-agent`.";
        var store = new ListChunkStore(new Chunk
        {
            Id = ChunkId.Derive(page, "top", 0, text), Page = page, Ordinal = 0, Title = "Installation", HeadingPath = [], Anchor = "top", PageUrl = "/docs/install/", Text = text,
        });
        var routing = new PromptRouting
        {
            Domains = [new PromptDomain { Name = "tested", Description = "All.", Prompt = new PromptReference(template.Id.Name, template.Id.Version) }], Default = "tested",
        };
        var (answering, counters) = (Options.Create(new AnswerOptions()), new TokenCounters());
        var pipeline = new AnswerPipeline(
            new QuestionAnalyzer(new PublishedLabels(store, TimeProvider.System), Options.Create(new UnderstandingOptions())),
            new Retriever(store, Options.Create(new RetrievalOptions())),
            new CurrentPrompts(Shipped with { Routing = routing }),
            new PromptRouter(new ClosedArms(), TimeProvider.System),
            new AnswerDrafts(new ContextPacker(store), Models(), counters, answering),
            new AnswerWriter(Models(), Call(), counters, answering, NullLogger<AnswerWriter>.Instance),
            _log,
            Options.Create(new RetrievalOptions()),
            TimeProvider.System,
            NullLogger<AnswerPipeline>.Instance);
        var shown = "";
        await foreach (var chatEvent in pipeline.AnswerAsync(new Question { Text = Question, ConversationId = "c" }, TestContext.Current.CancellationToken))
        {
            shown += (chatEvent as ChatEvent.AnswerDelta)?.Text;
        }

        return shown;
    }

    private AnswerModels Models() => new([new AnswerModel("model", _model)]);

    private ModelCall Call() => new(Models(), TimeProvider.System, NullLogger<ModelCall>.Instance);
}
