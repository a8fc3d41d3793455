using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Tests.Answering.Fakes;
using DocsBot.Core.Understanding;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DocsBot.Core.Tests.Understanding;

public sealed class ModelUnderstandingTests
{
    private static readonly Turn[] Pods = [new(TurnRole.User, "How do I expose a pod?"), new(TurnRole.Assistant, "With a port.")];
    private readonly List<ModelUse> _uses = [];

    [Fact]
    public async Task A_follow_up_is_searched_for_in_the_models_words_and_what_was_said_stays_its_context()
    {
        var understood = await Analyze("And a service?", Pods, """Sure! ```json {"language": "en", "intent": "question", "question": "How do I expose a service?", "parts": [],} ```""");

        understood.ByModel.ShouldBeTrue();
        understood.Language.ShouldBe("en");
        understood.Query.Text.ShouldBe("How do I expose a service?");
        understood.Query.Context.ShouldBe("How do I expose a pod?\nWith a port.\nAnd a service?");
        understood.Query.IsFollowUp.ShouldBeTrue();
        _uses.ShouldHaveSingleItem().Purpose.ShouldBe("understand");
    }

    [Theory]
    [InlineData("I cannot help with that.")]
    [InlineData("{")]
    [InlineData("}{")]
    [InlineData("""{"question": """)]
    [InlineData("[1, 2]")]
    [InlineData("null")]
    public async Task A_reply_that_is_no_object_leaves_it_to_the_rules(string reply)
    {
        var understood = await Analyze("And a service?", Pods, reply);

        understood.ByModel.ShouldBeFalse();
        understood.Query.ShouldBe(QuestionCondenser.Condense(Question("And a service?", Pods)) with { Parts = understood.Query.Parts });
    }

    [Theory]
    [InlineData("""{"question": 3, "parts": "x", "language": ["en"], "intent": "world domination", "product": {}, "version": 2}""")]
    [InlineData("""{"question": "", "parts": [null, 4, ""], "language": "<script>", "intent": ""}""")]
    [InlineData("""{"question": "You should try Kubernetes Ingress with nginx annotations today.", "parts": ["Totally different subject matter"]}""")]
    [InlineData("{}")]
    public async Task A_member_that_makes_no_sense_is_left_to_the_rules(string reply)
    {
        var understood = await Analyze("And a service?", Pods, reply);

        understood.Query.Text.ShouldBe("And a service?");
        understood.Query.Parts.ShouldBeEmpty();
        understood.Query.Filter.ShouldBe(SearchFilter.None);
        understood.Intent.ShouldBe(Intent.Question);
    }

    [Fact]
    public async Task Parts_are_taken_from_the_model_and_bounded()
    {
        var parts = string.Join(',', Enumerable.Range(0, 9).Select(i => $"\"How do I expose pod {i}?\""));

        var understood = await Analyze("And a service, and a job?", Pods, $$"""{"question": "How do I expose a service and a job?", "parts": [{{parts}}]}""");

        understood.Query.Parts.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_long_reply_is_not_small_talk_because_a_model_says_so()
    {
        const string question = "I want to thank whoever wrote this and ask how do I restart the agent on a node that hangs?";

        (await Analyze(question, Pods, """{"intent": "chit_chat"}""")).Intent.ShouldBe(Intent.Question);
        (await Analyze("you rock", Pods, """{"intent": "chit_chat"}""")).Intent.ShouldBe(Intent.ChitChat);
    }

    [Fact]
    public async Task A_plain_first_question_and_small_talk_do_not_wait_for_a_model()
    {
        var model = new ScriptedChatClient("{}");

        await Analyze("How do I expose a pod?", [], model);
        await Analyze("thanks!", Pods, model);

        model.Sent.ShouldBeNull();
    }

    [Theory]
    [InlineData(UnderstandingMode.Off, false)]
    [InlineData(UnderstandingMode.Condense, true)]
    [InlineData(UnderstandingMode.FollowUps, true)]
    [InlineData(UnderstandingMode.All, true)]
    public async Task The_mode_says_when_the_model_is_asked(UnderstandingMode mode, bool isAsked)
    {
        var model = new ScriptedChatClient("{}");

        await Analyze("And a service?", Pods, model, mode);

        (model.Sent is not null).ShouldBe(isAsked);
    }

    [Fact]
    public async Task In_the_mode_condense_the_model_rewrites_follow_ups_and_nothing_else()
    {
        var model = new ScriptedChatClient("\"How do I expose a service?\"\n");

        var understood = await Analyze("And a service?", Pods, model, UnderstandingMode.Condense);
        await Analyze("How do I expose a service? And how do I restart a node that hangs?", [], model, UnderstandingMode.Condense);

        model.Asked.ShouldBe(1);
        model.Sent.ShouldNotBeNull().ShouldHaveSingleItem().Text.ShouldBe("condense And a service?");
        (understood.Query.Text, understood.Query.Asked).ShouldBe(("How do I expose a service?", "How do I expose a service?"));
        (understood.Intent, understood.Language).ShouldBe((Intent.Question, "en"));
        _uses.ShouldHaveSingleItem().Purpose.ShouldBe("condense");
    }

    [Theory]
    [InlineData("How do I expose a service?\nHere it is.")]
    [InlineData("Use a LoadBalancer together with an Ingress resource.")]
    [InlineData("\"\"")]
    [InlineData("LONG")]
    public async Task A_rewriting_that_cannot_be_one_leaves_it_to_the_rules(string reply)
    {
        reply = reply == "LONG" ? string.Concat(Enumerable.Repeat("expose a pod, a service, ", 20)) : reply;

        var understood = await Analyze("And a service?", Pods, new ScriptedChatClient(reply), UnderstandingMode.Condense);

        understood.ByModel.ShouldBeFalse();
        understood.Query.Text.ShouldBe("And a service?");
    }

    [Fact]
    public async Task A_model_that_takes_too_long_or_fails_leaves_it_to_the_rules()
    {
        (await Analyze("And a service?", Pods, new ScriptedChatClient { Hold = new TaskCompletionSource() })).ByModel.ShouldBeFalse();
        (await Analyze("And a service?", Pods, new ScriptedChatClient { Fault = new ModelUnavailableException(ModelFailure.ServerError, "down") })).ByModel.ShouldBeFalse();
        _uses.Select(use => use.Failure).ShouldBe([ModelFailure.Timeout, ModelFailure.ServerError]);
    }

    [Fact]
    public async Task Without_the_prompt_the_model_is_not_asked()
    {
        var model = new ScriptedChatClient("{}");
        var call = new ModelCall(new AnswerModels([new AnswerModel("m", model)]), TimeProvider.System, NullLogger<ModelCall>.Instance);
        var reader = new ModelReader(call, new CurrentPrompts(new PromptSet(new PromptLibrary([]))), Options.Create(new UnderstandingOptions()), NullLogger<ModelReader>.Instance);
        var analyzer = new QuestionAnalyzer(new PublishedLabels(new ListChunkStore(), TimeProvider.System), Options.Create(new UnderstandingOptions()), reader);

        await analyzer.AnalyzeAsync(Question("And a service?", Pods), PromptMarks.For("i"), _uses, TestContext.Current.CancellationToken);

        model.Sent.ShouldBeNull();
    }

    private Task<UnderstoodQuestion> Analyze(string text, Turn[] history, string reply) => Analyze(text, history, new ScriptedChatClient(reply));

    private Task<UnderstoodQuestion> Analyze(string text, Turn[] history, ScriptedChatClient model, UnderstandingMode mode = UnderstandingMode.FollowUps)
    {
        var options = Options.Create(new UnderstandingOptions { Mode = mode, Timeout = TimeSpan.FromMilliseconds(200) });
        var templates = new[] { "understand", "condense" }.Select(name =>
            new PromptTemplate(new PromptId(name, 1, "hash"), new PromptSettings(), arguments => $"""<message role="user">{name} {arguments.Question}</message>"""));
        var call = new ModelCall(new AnswerModels([new AnswerModel("m", model)]), TimeProvider.System, NullLogger<ModelCall>.Instance);
        var reader = new ModelReader(call, new CurrentPrompts(new PromptSet(new PromptLibrary(templates))), options, NullLogger<ModelReader>.Instance);
        var analyzer = new QuestionAnalyzer(new PublishedLabels(new ListChunkStore(), TimeProvider.System), options, reader);
        return analyzer.AnalyzeAsync(Question(text, history), PromptMarks.For("i"), _uses, TestContext.Current.CancellationToken);
    }

    private static Question Question(string text, Turn[] history) => new() { Text = text, ConversationId = "c", History = history };
}
