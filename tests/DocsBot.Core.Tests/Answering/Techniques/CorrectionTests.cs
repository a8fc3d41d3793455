using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;
using DocsBot.Core.Tests.Answering.Fakes;

namespace DocsBot.Core.Tests.Answering.Techniques;

/// <summary>An answer whose citations did not hold is mended before anybody sees it.</summary>
public sealed class CorrectionTests
{
    private const string Uncited = "Every app container waits patiently for the kubelet meanwhile.";

    private static readonly PromptTechniques Correct = new() { Correction = "correct" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_model_is_sent_its_answer_with_what_is_wrong_and_the_mended_one_is_shown()
    {
        var model = new RecordingChatClient().Replies("answer", $"{TechniqueBench.Right}\n\n{TechniqueBench.Wrong}\n\n{Uncited}").Replies("correct", TechniqueBench.Right);
        var bench = new TechniqueBench(model) { Techniques = Correct };

        var events = await bench.AskAsync(Token);

        model.Sent[1].ShouldBe(
        [
            "system: correct",
            $"""
            user: sources Init Containers,Probes
            answer: {TechniqueBench.Right}

            {TechniqueBench.Wrong}

            {Uncited}
            problem: Passage 1 does not support this statement: Init containers need 512 MiB of shared memory.
            problem: No passage is cited for this statement: {Uncited}
            question What is an init container?
            """,
        ]);
        TechniqueBench.Text(events).ShouldBe(TechniqueBench.Right);
        events.OfType<ChatEvent.Notice>().ShouldBeEmpty();
        bench.Row.ShouldSatisfyAllConditions(
            row => row.Answer.ShouldBe(TechniqueBench.Right),
            row => row.DroppedCitations.ShouldBe(0),
            row => row.ModelUses.Select(use => use.Purpose).ShouldBe(["answer", "correct"]));
    }

    [Fact]
    public async Task An_answer_that_holds_is_shown_after_one_call()
    {
        var model = new RecordingChatClient().Replies("answer", TechniqueBench.Right);

        TechniqueBench.Text(await new TechniqueBench(model) { Techniques = Correct }.AskAsync(Token)).ShouldBe(TechniqueBench.Right);

        model.Sent.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(TechniqueBench.Wrong)]
    [InlineData("Init containers need 1 GiB of memory. [1] They need 2 CPUs each. [1]")]
    [InlineData("NO_ANSWER")]
    [InlineData("Short.")]
    [InlineData("<think>What could I write?")]
    public async Task One_that_is_not_better_leaves_the_answer_as_it_is(string mended)
    {
        var bench = new TechniqueBench(new RecordingChatClient().Replies("answer", $"{TechniqueBench.Right}\n\n{TechniqueBench.Wrong}").Replies("correct", mended)) { Techniques = Correct };

        var events = await bench.AskAsync(Token);

        TechniqueBench.Text(events).ShouldBe($"{TechniqueBench.Right}\n\nInit containers need 512 MiB of shared memory.");
        bench.Row.DroppedCitations.ShouldBe(1);
        bench.Row.ModelUses.Count.ShouldBe(2);
    }

    [Fact]
    public async Task That_the_passages_do_not_answer_is_better_than_an_answer_which_rests_on_none()
    {
        var events = await new TechniqueBench(new RecordingChatClient().Replies("answer", TechniqueBench.Wrong).Replies("correct", "NO_ANSWER")) { Techniques = Correct }.AskAsync(Token);

        events.OfType<ChatEvent.NoAnswer>().ShouldHaveSingleItem();
        TechniqueBench.Text(events).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_correction_that_fails_fails_no_question()
    {
        var down = new ModelUnavailableException(ModelFailure.RateLimited, "gpt wants a pause.");
        var bench = new TechniqueBench(new RecordingChatClient().Replies("answer", TechniqueBench.Wrong).Replies("correct", ("An ", down))) { Techniques = Correct };

        var events = await bench.AskAsync(Token);

        TechniqueBench.Text(events).ShouldBe("Init containers need 512 MiB of shared memory.");
        bench.Row.ModelUses[^1].Failure.ShouldBe(ModelFailure.RateLimited);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_left_to_the_next_model()
    {
        var down = new ModelUnavailableException(ModelFailure.ServerError, "gpt is down.");
        var bench = new TechniqueBench(new RecordingChatClient().Replies("answer", ("An init ", down)), new RecordingChatClient().Replies("answer", TechniqueBench.Right)) { Techniques = Correct };

        var events = await bench.AskAsync(Token);

        TechniqueBench.Text(events).ShouldBe(TechniqueBench.Right);
        events.OfType<ChatEvent.Notice>().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_chosen_candidate_is_mended_too()
    {
        var model = new RecordingChatClient().Replies("answer", TechniqueBench.Wrong, TechniqueBench.Wrong).Replies("correct", TechniqueBench.Right);
        var bench = new TechniqueBench(model) { Techniques = Correct with { Candidates = new CandidateSettings(2, CandidateEnd.Choose, 100_000) } };

        TechniqueBench.Text(await bench.AskAsync(Token)).ShouldBe(TechniqueBench.Right);

        bench.Row.ModelUses.Select(use => use.Purpose).ShouldBe(["candidate", "candidate", "correct"]);
    }
}
