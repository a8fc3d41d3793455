using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;
using DocsBot.Core.Tests.Answering.Fakes;

namespace DocsBot.Core.Tests.Answering.Techniques;

/// <summary>Thoughts, and answers that the prompt's author has begun.</summary>
public sealed class ReasoningTests
{
    private static readonly PromptTechniques Thinking = new() { Reasoning = "thinking" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Thoughts_are_logged_and_the_reader_sees_the_answer_alone()
    {
        var model = new RecordingChatClient().Replies("answer", $"<thinking>\nPassage 1 says it.\n</thinking>\n\n{TechniqueBench.Right}");
        var bench = new TechniqueBench(model) { Techniques = Thinking };

        var events = await bench.AskAsync(Token);

        model.Sent.ShouldHaveSingleItem().ShouldBe(["system: answer", "user: sources Init Containers,Probes\nquestion What is an init container?"]);
        TechniqueBench.Text(events).ShouldBe(TechniqueBench.Right);
        events.OfType<ChatEvent.AnswerDelta>().Count().ShouldBeGreaterThan(3);
        events[^1].ShouldBeOfType<ChatEvent.Completed>().Citations.ShouldHaveSingleItem();
        (bench.Row.Reasoning, bench.Row.Answer).ShouldBe(("Passage 1 says it.", TechniqueBench.Right));
    }

    [Fact]
    public async Task Thoughts_that_the_provider_sends_apart_are_logged_too()
    {
        var bench = new TechniqueBench(new RecordingChatClient { Thought = "Passage 1?" }.Replies("answer", $"<think>Yes.</think>{TechniqueBench.Right}"));

        TechniqueBench.Text(await bench.AskAsync(Token)).ShouldBe(TechniqueBench.Right);

        bench.Row.Reasoning.ShouldBe("Passage 1?Yes.");
    }

    [Fact]
    public async Task An_answer_of_thoughts_alone_is_an_empty_answer()
    {
        var model = new RecordingChatClient().Replies("answer", "<thinking>on and on");
        var bench = new TechniqueBench(model, new RecordingChatClient().Replies("answer", TechniqueBench.Right)) { Techniques = Thinking };

        var events = await bench.AskAsync(Token);

        TechniqueBench.Text(events).ShouldBe(TechniqueBench.Right);
        events.OfType<ChatEvent.Notice>().ShouldBeEmpty();
        bench.Row.ModelUses[0].Failure.ShouldBe(ModelFailure.BadResponse);
        bench.Row.Error.ShouldNotBeNull().ShouldContain("max_tokens");
    }

    [Fact]
    public async Task That_there_is_no_answer_is_understood_behind_thoughts_too()
    {
        var bench = new TechniqueBench(new RecordingChatClient().Replies("answer", "<think>Nothing fits.</think>\n\nNO_ANSWER"));

        var events = await bench.AskAsync(Token);

        events.OfType<ChatEvent.NoAnswer>().ShouldHaveSingleItem();
        bench.Row.Reasoning.ShouldBe("Nothing fits.");
    }

    [Theory]
    [InlineData("<thinking>The passages stand between {boundary}.</thinking>", true)]
    [InlineData("The passages stand between {boundary}. ", false)]
    public async Task Thoughts_may_hold_the_mark_of_the_prompt_and_an_answer_may_not(string before, bool isShown)
    {
        var bench = new TechniqueBench(new RecordingChatClient().Replies("answer", before + TechniqueBench.Right)) { Techniques = Thinking };

        var events = await bench.AskAsync(Token);

        (events[^1] is ChatEvent.Completed, bench.Row.BrokenRules.Count).ShouldBe((isShown, isShown ? 0 : 1));
    }

    [Theory]
    [InlineData("An init container", " runs to completion before the app containers of a Pod start. [1]")]
    [InlineData("An init container", "runs to completion before the app containers of a Pod start. [1]")]
    [InlineData("An init container", TechniqueBench.Right)]
    public async Task An_answer_that_the_author_has_begun_is_sent_as_the_last_message_and_shown_once(string start, string reply)
    {
        var model = new RecordingChatClient().Replies("answer", reply);
        var bench = new TechniqueBench(model) { Start = start };

        var events = await bench.AskAsync(Token);

        model.Sent.ShouldHaveSingleItem().ShouldBe(["system: answer", "user: sources Init Containers,Probes\nquestion What is an init container?", "assistant: An init container"]);
        TechniqueBench.Text(events).ShouldBe(TechniqueBench.Right);
        events[^1].ShouldBeOfType<ChatEvent.Completed>().Citations.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("NO_ANSWER")]
    [InlineData("In short: NO_ANSWER")]
    public async Task A_beginning_is_not_shown_when_there_is_no_answer(string reply)
    {
        var events = await new TechniqueBench(new RecordingChatClient().Replies("answer", reply)) { Start = "In short:" }.AskAsync(Token);

        TechniqueBench.Text(events).ShouldBeEmpty();
        events.OfType<ChatEvent.NoAnswer>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_reply_goes_on_with_thoughts_that_the_author_has_begun()
    {
        var bench = new TechniqueBench(new RecordingChatClient().Replies("answer", $" Passage 1.</thinking>{TechniqueBench.Right}")) { Techniques = Thinking, Start = "<thinking>Which passage?" };

        var events = await bench.AskAsync(Token);

        TechniqueBench.Text(events).ShouldBe(TechniqueBench.Right);
        bench.Row.Reasoning.ShouldBe("Which passage? Passage 1.");
    }

    [Fact]
    public async Task The_examples_most_like_the_question_go_along_and_the_log_names_them()
    {
        var examples = new PromptExamples(
        [
            new PromptExample("general", [], "How do I begin?", "", "So."),
            new PromptExample("container", ["init", "container"], "What is a sidecar container?", "", "This."),
            new PromptExample("probe", ["probe"], "What is a probe?", "", "That."),
        ], 2);
        var model = new RecordingChatClient().Replies("answer", TechniqueBench.Right);
        var bench = new TechniqueBench(model) { Examples = examples };

        await bench.AskAsync(Token);

        model.Sent[0][0].ShouldBe("system: answer | How do I begin? > So. | What is a sidecar container? > This.");
        bench.Row.Examples.ShouldBe(["general", "container"]);
    }
}
