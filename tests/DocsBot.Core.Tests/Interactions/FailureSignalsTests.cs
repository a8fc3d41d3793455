using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;

namespace DocsBot.Core.Tests.Interactions;

public sealed class FailureSignalsTests
{
    private static readonly Interaction Good = new()
    {
        Id = "1",
        ConversationId = "c",
        AskedAt = DateTimeOffset.UnixEpoch,
        Question = "How do I install it?",
        Answer = "With the package manager.",
        Groundedness = 0.9,
        ModelUses = [new ModelUse("answer", "m", new TokenUsage(1_000, 200), 0.01m, 900, Failure: null)],
        Timings = new StageTimings { FirstDeltaMs = 800, TotalMs = 2_000 },
        Outcome = InteractionOutcome.Answered,
    };

    public static TheoryData<FailureSignal, Interaction> Failing => new()
    {
        { FailureSignal.NoAnswer, Good with { Outcome = InteractionOutcome.NoAnswer } },
        { FailureSignal.DroppedCitation, Good with { DroppedCitations = 1 } },
        { FailureSignal.LowGroundedness, Good with { Groundedness = 0.49 } },
        { FailureSignal.Abandoned, Good with { Outcome = InteractionOutcome.Cancelled } },
        { FailureSignal.Slow, Good with { Timings = new StageTimings { FirstDeltaMs = 5_001, TotalMs = 6_000 } } },
        { FailureSignal.Slow, Good with { Timings = new StageTimings { FirstDeltaMs = 500, TotalMs = 30_001 } } },
        { FailureSignal.Slow, Good with { Timings = new StageTimings { TotalMs = 5_001 } } },
        { FailureSignal.OverBudget, Good with { ModelUses = [new ModelUse("answer", "m", new TokenUsage(11_900, 101), Cost: null, 1, Failure: null)] } },
        { FailureSignal.OverBudget, Good with { ModelUses = [new ModelUse("answer", "m", new TokenUsage(10, 10), 0.06m, 1, Failure: null)] } },
        { FailureSignal.Failed, Good with { Outcome = InteractionOutcome.Failed } },
        { FailureSignal.Degraded, Good with { Outcome = InteractionOutcome.Degraded } },
        { FailureSignal.BrokenRule, Good with { BrokenRules = [OutputRule.ForeignLink] } },
    };

    [Fact]
    public void A_good_answer_has_no_signal() => FailureSignals.Of(Good, new SignalOptions { Cost = 0.05 }).ShouldBe(FailureSignal.None);

    [Theory]
    [MemberData(nameof(Failing))]
    public void Each_way_to_fail_has_its_signal_alone(FailureSignal signal, Interaction interaction) =>
        FailureSignals.Of(interaction, new SignalOptions { Cost = 0.05 }).ShouldBe(signal);

    [Fact]
    public void What_is_not_known_is_no_failure() =>
        FailureSignals.Of(Good with { Groundedness = null, ModelUses = [new ModelUse("answer", "m", Usage: null, Cost: null, 1, Failure: null)] }, new SignalOptions { Cost = 0.05 }).ShouldBe(FailureSignal.None);

    [Fact]
    public void Several_signals_stand_together() =>
        FailureSignals.Of(Good with { Outcome = InteractionOutcome.NoAnswer, DroppedCitations = 2 }, new SignalOptions()).ShouldBe(FailureSignal.NoAnswer | FailureSignal.DroppedCitation);
}
