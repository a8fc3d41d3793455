using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Core.Tests.Answering.Fakes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Core.Tests.Answering;

public sealed class ModelCallTests
{
    private static readonly ModelPrice Price = new(InputPerMillion: 2, OutputPerMillion: 10, CachedInputPerMillion: 0.5m);
    private readonly List<ModelUse> _uses = [];

    [Fact]
    public async Task The_next_model_replies_when_the_first_is_unavailable_and_both_calls_are_noted()
    {
        var failing = new ScriptedChatClient { Fault = new ModelUnavailableException(ModelFailure.RateLimited, "busy") };
        var replying = new ScriptedChatClient(" yes\n") { Usage = new UsageDetails { InputTokenCount = 1000, OutputTokenCount = 100, CachedInputTokenCount = 400 } };

        var reply = await AskAsync(TimeSpan.FromSeconds(5), new("first", failing), new("second", replying) { Price = Price });

        reply.ShouldBe(new ModelReply("yes", "second"));
        _uses.Select(use => (use.Purpose, use.Model, use.Failure)).ShouldBe([("condense", "first", ModelFailure.RateLimited), ("condense", "second", (ModelFailure?)null)]);
        _uses[1].Cost.ShouldBe(((600 * 2m) + (400 * 0.5m) + (100 * 10m)) / 1_000_000m);
    }

    [Fact]
    public async Task Thoughts_that_a_reasoning_model_writes_unasked_are_no_part_of_the_reply()
    {
        (await AskAsync(TimeSpan.FromSeconds(5), new AnswerModel("thinking", new ScriptedChatClient("<thi", "nk>B or C?</think>\n", "\nB")))).ShouldBe(new ModelReply("B", "thinking"));
        (await AskAsync(TimeSpan.FromSeconds(5), new AnswerModel("thinking", new ScriptedChatClient("<think>B or C?")))).ShouldBeNull();
        _uses[^1].Failure.ShouldBe(ModelFailure.BadResponse);
    }

    [Fact]
    public async Task A_model_that_takes_too_long_gives_no_reply_and_no_fault()
    {
        var hanging = new ScriptedChatClient { Hold = new TaskCompletionSource() };

        (await AskAsync(TimeSpan.FromMilliseconds(100), new("hanging", hanging), new("never asked", new ScriptedChatClient("late")))).ShouldBeNull();
        _uses.ShouldHaveSingleItem().Failure.ShouldBe(ModelFailure.Timeout);
    }

    [Fact]
    public async Task Cancelling_cancels_and_the_call_is_noted()
    {
        using var stop = new CancellationTokenSource();
        var asking = Call(new AnswerModel("hanging", new ScriptedChatClient { Hold = new TaskCompletionSource() }))
            .AskAsync(Request(TimeSpan.FromMinutes(1)), _uses, stop.Token);

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => asking);
        _uses.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_extractive_model_is_asked_for_answers_only()
    {
        var extractive = new ScriptedChatClient("a sentence of the documentation");
        var call = Call(new AnswerModel("extractive", extractive) { IsExtractive = true });

        call.IsAvailable.ShouldBeFalse();
        (await call.AskAsync(Request(TimeSpan.FromSeconds(1)), _uses, TestContext.Current.CancellationToken)).ShouldBeNull();
        extractive.Sent.ShouldBeNull();
    }

    [Fact]
    public void What_a_question_cost_is_unknown_when_a_call_that_brought_something_is()
    {
        var known = new ModelUse("answer", "a", new TokenUsage(1, 1), 0.25m, 10, Failure: null);
        var refused = new ModelUse("answer", "b", Usage: null, Cost: null, 10, ModelFailure.Unauthorized);
        var unknown = new ModelUse("condense", "c", Usage: null, Cost: null, 10, Failure: null);

        ModelUse.Total([known, refused, known]).ShouldBe(0.5m);
        ModelUse.Total([known, unknown]).ShouldBeNull();
        ModelUse.Total([]).ShouldBeNull();
        Price.CostOf(new TokenUsage(100, null)).ShouldBeNull();
    }

    private static ModelCallRequest Request(TimeSpan timeout) => new("condense", [new ChatMessage(ChatRole.User, "yes or no?")], timeout);

    private static ModelCall Call(params AnswerModel[] models) => new(new AnswerModels(models), TimeProvider.System, NullLogger<ModelCall>.Instance);

    private Task<ModelReply?> AskAsync(TimeSpan timeout, params AnswerModel[] models) =>
        Call(models).AskAsync(Request(timeout), _uses, TestContext.Current.CancellationToken);
}
