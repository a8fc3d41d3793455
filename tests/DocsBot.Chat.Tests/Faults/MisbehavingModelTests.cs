using DocsBot.Core.Answering;
using DocsBot.ModelServer;

namespace DocsBot.Chat.Tests.Faults;

/// <summary>Whatever the models do, every question ends in an answer, a degraded answer or a typed failure, and is in the log as the reader saw it.</summary>
public sealed class MisbehavingModelTests
{
    private static readonly ChatBehaviour[] Good =
    [
        ChatBehaviour.LikeOpenAI, ChatBehaviour.LikeAzure, ChatBehaviour.LikeOllama, ChatBehaviour.LikeVllm, ChatBehaviour.UsageMissing, ChatBehaviour.DuplicateDone,
        ChatBehaviour.ContextTooLongOnce, ChatBehaviour.ParameterRefused,
    ];

    private static readonly ChatBehaviour[] Hopeless =
    [
        ChatBehaviour.Unauthorized, ChatBehaviour.ModelNotFound, ChatBehaviour.QuotaExceeded, ChatBehaviour.RateLimitedForLong, ChatBehaviour.FilterRefuses, ChatBehaviour.FilterEnds,
        ChatBehaviour.NotStreamed, ChatBehaviour.HtmlPage, ChatBehaviour.Stall, ChatBehaviour.Drip, ChatBehaviour.CutShort, ChatBehaviour.DisconnectMid,
    ];

    [Fact]
    public async Task A_thousand_questions_all_end_and_are_all_logged()
    {
        var cases = await FaultRun.RunAsync(new FaultRunOptions(), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(4), TestContext.Current.CancellationToken);

        cases.Count.ShouldBe(1_000);
        cases.Where(known => known.End == FaultEnd.Hung).ShouldBeEmpty();
        cases.Where(known => !known.IsLoggedAsSeen).ShouldBeEmpty();

        // A machine that is busy elsewhere may keep even a good answer for longer than the short limits of this run.
        var late = cases.Where(known => Good.Contains(known.Chat) && known.End is not (FaultEnd.Answered or FaultEnd.Left)).ToList();
        late.Where(known => !known.Row!.ModelUses.Any(use => use.Failure == ModelFailure.Timeout)).ShouldBeEmpty();
        late.Count.ShouldBeLessThan(50);
        cases.Where(known => Hopeless.Contains(known.Chat) && !known.IsOnlyOnce && known.End is not (FaultEnd.Degraded or FaultEnd.Left)).ShouldBeEmpty();
        cases.Where(known => known.Row!.Model == "misbehaving" && known.Row.ModelUses.Any(use => use is { Failure: null, Usage: not null, Cost: null })).ShouldBeEmpty();
        cases.Select(known => known.Chat).Distinct().Count().ShouldBe(Enum.GetValues<ChatBehaviour>().Length);
        cases.Select(known => known.Embedding).Distinct().Count().ShouldBe(Enum.GetValues<EmbeddingBehaviour>().Length);
    }

    [Fact]
    public async Task With_the_breaker_on_a_failing_model_costs_few_readers_time()
    {
        var cases = await FaultRun.RunAsync(new FaultRunOptions { Questions = 200, BreakAfter = 5 }, TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

        cases.Where(known => known.End == FaultEnd.Hung || !known.IsLoggedAsSeen).ShouldBeEmpty();
        cases.Count(known => known.Row!.ModelUses.Any(use => use.Failure == ModelFailure.CircuitOpen)).ShouldBeGreaterThan(100);
    }
}
