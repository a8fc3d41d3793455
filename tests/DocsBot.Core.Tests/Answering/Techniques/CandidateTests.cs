using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Tests.Answering.Fakes;

namespace DocsBot.Core.Tests.Answering.Techniques;

/// <summary>Several answers, of which one is chosen or out of which one is written.</summary>
public sealed class CandidateTests
{
    private const string Other = "Before the app containers of a Pod start, an init container runs to completion. [1]";
    private const string Prompt = "user: sources Init Containers,Probes\nquestion What is an init container?";

    private static readonly ModelUnavailableException Down = new(ModelFailure.ServerError, "gpt at example.com is down.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_answer_is_shown_whose_number_the_model_replies()
    {
        var model = new RecordingChatClient().Replies("answer", TechniqueBench.Wrong, TechniqueBench.Right, Other).Replies("choose", "2");
        var bench = new TechniqueBench(model) { Techniques = Choose(3) };

        var events = await bench.AskAsync(Token);

        model.Sent.Count.ShouldBe(4);
        model.Sent.Take(3).ShouldAllBe(messages => messages.SequenceEqual(new[] { "system: answer", Prompt }));
        var choice = model.Sent[3];
        choice[0].ShouldBe("system: choose");
        var offered = choice[1].Split('\n');
        offered[0].ShouldBe("user: sources Init Containers,Probes");
        offered[^1].ShouldBe("question What is an init container?");
        offered[1..4].ShouldBe(["answer 1: Init containers need 512 MiB of shared memory.", $"answer 2: {TechniqueBench.Right}", $"answer 3: {Other}"], ignoreOrder: true);
        model.Options.ShouldNotBeNull().MaxOutputTokens.ShouldBe(4);
        $"answer 2: {TechniqueBench.Text(events)}".ShouldBe(offered[2]);
        events.OfType<ChatEvent.Notice>().ShouldBeEmpty();
        bench.Row.ModelUses.Select(use => use.Purpose).ShouldBe(["candidate", "candidate", "candidate", "choose"]);
    }

    [Theory]
    [InlineData("I cannot decide.")]
    [InlineData("0")]
    [InlineData("7")]
    public async Task Where_the_choice_cannot_be_read_verified_citations_decide(string reply)
    {
        var bench = new TechniqueBench(new RecordingChatClient().Replies("answer", TechniqueBench.Wrong, TechniqueBench.Right).Replies("choose", reply)) { Techniques = Choose(2) };

        TechniqueBench.Text(await bench.AskAsync(Token)).ShouldBe(TechniqueBench.Right);
    }

    [Fact]
    public async Task A_choice_that_fails_fails_no_question()
    {
        var bench = new TechniqueBench(new RecordingChatClient().Replies("answer", TechniqueBench.Wrong, TechniqueBench.Right).Replies("choose", Down)) { Techniques = Choose(2) };

        TechniqueBench.Text(await bench.AskAsync(Token)).ShouldBe(TechniqueBench.Right);
        bench.Row.ModelUses[^1].ShouldSatisfyAllConditions(use => use.Purpose.ShouldBe("choose"), use => use.Failure.ShouldBe(ModelFailure.ServerError));
    }

    [Fact]
    public async Task All_candidates_are_written_at_once()
    {
        var (asked, all) = (0, new TaskCompletionSource());
        var model = new RecordingChatClient().Replies("answer", Other, TechniqueBench.Right, TechniqueBench.Wrong).Replies("choose", "1");
        model.OnAsked = stop =>
        {
            if (Interlocked.Increment(ref asked) == 3)
            {
                all.SetResult();
            }

            return all.Task.WaitAsync(TimeSpan.FromMinutes(1), stop);
        };

        var events = await new TechniqueBench(model) { Techniques = Choose(3) }.AskAsync(Token);

        events[^1].ShouldBeOfType<ChatEvent.Completed>().Outcome.ShouldBe(AnswerOutcome.Answered);
    }

    [Fact]
    public async Task Equal_candidates_need_no_choice()
    {
        var model = new RecordingChatClient().Replies("answer", TechniqueBench.Right, TechniqueBench.Right, TechniqueBench.Right);

        TechniqueBench.Text(await new TechniqueBench(model) { Techniques = Choose(3) }.AskAsync(Token)).ShouldBe(TechniqueBench.Right);

        model.Sent.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(true, "NO_ANSWER", "NO_ANSWER", TechniqueBench.Right)]
    [InlineData(true, "NO_ANSWER", "NO_ANSWER", "NO_ANSWER")]
    [InlineData(false, TechniqueBench.Right, "NO_ANSWER", TechniqueBench.Right)]
    public async Task Most_candidates_decide_whether_there_is_an_answer(bool isNone, params object[] candidates)
    {
        var events = await new TechniqueBench(new RecordingChatClient().Replies("answer", candidates)) { Techniques = Choose(3) }.AskAsync(Token);

        events.OfType<ChatEvent.NoAnswer>().Count().ShouldBe(isNone ? 1 : 0);
        TechniqueBench.Text(events).ShouldBe(isNone ? "" : TechniqueBench.Right);
    }

    [Fact]
    public async Task A_candidate_that_fails_is_left_out()
    {
        var bench = new TechniqueBench(new RecordingChatClient().Replies("answer", ("An init ", Down), TechniqueBench.Right, "<think>nothing else")) { Techniques = Choose(3) };

        var events = await bench.AskAsync(Token);

        TechniqueBench.Text(events).ShouldBe(TechniqueBench.Right);
        bench.Row.ModelUses.Select(use => use.Failure).ShouldBe([ModelFailure.ServerError, null, ModelFailure.BadResponse], ignoreOrder: true);
        bench.Row.Error.ShouldBeNull();
    }

    [Fact]
    public async Task When_all_of_them_fail_the_next_model_is_asked_in_the_same_way()
    {
        var standIn = new RecordingChatClient().Replies("answer", TechniqueBench.Right, TechniqueBench.Right);
        var bench = new TechniqueBench(new RecordingChatClient().Replies("answer", Down, Down), standIn) { Techniques = Choose(2) };

        var events = await bench.AskAsync(Token);

        (events[^1].ShouldBeOfType<ChatEvent.Completed>().Model, bench.Row.ModelUses.Count).ShouldBe(("model-2", 4));
        standIn.Sent.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_reader_who_goes_away_stops_all_of_them()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var running = 0;
        var model = new RecordingChatClient
        {
            OnAsked = async token =>
            {
                if (Interlocked.Increment(ref running) == 3)
                {
                    await stop.CancelAsync();
                }

                try
                {
                    await Task.Delay(TimeSpan.FromSeconds(30), token);
                }
                finally
                {
                    Interlocked.Decrement(ref running);
                }
            },
        };
        var bench = new TechniqueBench(model) { Techniques = Choose(3) };

        await Should.ThrowAsync<OperationCanceledException>(() => bench.AskAsync(stop.Token));

        running.ShouldBe(0);
        bench.Row.Outcome.ShouldBe(InteractionOutcome.Cancelled);
        bench.Row.ModelUses.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_candidate_that_tells_a_secret_withholds_the_answer()
    {
        var bench = new TechniqueBench(new TellingChatClient("An init ")) { Techniques = Choose(2) };

        var events = await bench.AskAsync(Token);

        events[^1].ShouldBeOfType<ChatEvent.Failed>().Code.ShouldBe(FailureCode.Withheld);
        TechniqueBench.Text(events).ShouldBeEmpty();
        bench.Row.BrokenRules.ShouldBe([OutputRule.CanaryLeak]);
    }

    [Theory]
    [InlineData(1_000, 3)]
    [InlineData(500, 2)]
    [InlineData(420, 1)]
    public async Task The_budget_bounds_how_many_are_written(int budget, int expected)
    {
        // The prompt is some 30 tokens by estimate, the answer at most 200, so that one is reckoned with 230; the model takes 100 and some.
        var model = new RecordingChatClient().Replies("answer", TechniqueBench.Right, TechniqueBench.Right, TechniqueBench.Right);
        var bench = new TechniqueBench(model) { Techniques = Choose(3, budget) };

        await bench.AskAsync(Token);

        model.Sent.Count.ShouldBe(expected);
        bench.Row.ModelUses.Select(use => use.Purpose).Distinct().ShouldBe([expected > 1 ? "candidate" : "answer"]);
    }

    [Fact]
    public async Task What_the_first_ones_did_not_take_pays_for_another()
    {
        var model = new RecordingChatClient().Replies("answer", TechniqueBench.Right, TechniqueBench.Right, TechniqueBench.Right);

        await new TechniqueBench(model) { Techniques = Choose(3, 660) }.AskAsync(Token);

        model.Sent.Count.ShouldBe(3);
    }

    [Fact]
    public async Task One_answer_is_written_out_of_all_and_streams()
    {
        var model = new RecordingChatClient().Replies("answer", TechniqueBench.Wrong, TechniqueBench.Right).Replies("merge", Other);
        var bench = new TechniqueBench(model) { Techniques = Merge };

        var events = await bench.AskAsync(Token);

        model.Sent[2][0].ShouldBe("system: merge");
        model.Sent[2][1].Split('\n').ShouldBe(
            ["user: sources Init Containers,Probes", "answer 1: Init containers need 512 MiB of shared memory.", $"answer 2: {TechniqueBench.Right}", "question What is an init container?"], ignoreOrder: true);
        TechniqueBench.Text(events).ShouldBe(Other);
        events.OfType<ChatEvent.AnswerDelta>().Count().ShouldBeGreaterThan(3);
        bench.Row.ModelUses.Select(use => use.Purpose).ShouldBe(["candidate", "candidate", "merge"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Half an ")]
    public async Task Where_that_fails_the_best_of_them_is_shown(string shown)
    {
        var bench = new TechniqueBench(new RecordingChatClient().Replies("answer", TechniqueBench.Wrong, TechniqueBench.Right).Replies("merge", (shown, Down))) { Techniques = Merge };

        var events = await bench.AskAsync(Token);

        TechniqueBench.Text(events.SkipWhile(chatEvent => shown.Length > 0 && chatEvent is not ChatEvent.Notice { Code: NoticeCode.Restarted, DiscardsAnswer: true })).ShouldBe(TechniqueBench.Right);
        events[^1].ShouldBeOfType<ChatEvent.Completed>().ShouldSatisfyAllConditions(completed => completed.Outcome.ShouldBe(AnswerOutcome.Answered), completed => completed.Citations.ShouldHaveSingleItem());
        (bench.Row.Answer, bench.Row.Error).ShouldBe((TechniqueBench.Right, Down.Message));
    }

    private static PromptTechniques Merge => new() { Candidates = new CandidateSettings(2, CandidateEnd.Merge, 100_000) };

    private static PromptTechniques Choose(int count, int budget = 100_000) => new() { Candidates = new CandidateSettings(count, CandidateEnd.Choose, budget) };
}
