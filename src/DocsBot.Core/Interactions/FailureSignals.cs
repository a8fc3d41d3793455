namespace DocsBot.Core.Interactions;

/// <summary>Finds the failure signals of an interaction as it is recorded. Those that come later (feedback, the same question again) are added by the log.</summary>
public static class FailureSignals
{
    private static readonly (FailureSignal Signal, Func<Interaction, SignalOptions, bool> Shows)[] Rules =
    [
        (FailureSignal.NoAnswer, (interaction, _) => interaction.Outcome == InteractionOutcome.NoAnswer),
        (FailureSignal.DroppedCitation, (interaction, _) => interaction.DroppedCitations > 0),
        (FailureSignal.LowGroundedness, (interaction, options) => interaction.Groundedness < options.MinimumGroundedness),
        (FailureSignal.Abandoned, (interaction, _) => interaction.Outcome == InteractionOutcome.Cancelled),
        (FailureSignal.Slow, IsSlow),
        (FailureSignal.OverBudget, IsOverBudget),
        (FailureSignal.Failed, (interaction, _) => interaction.Outcome == InteractionOutcome.Failed),
        (FailureSignal.Degraded, (interaction, _) => interaction.Outcome == InteractionOutcome.Degraded),
        (FailureSignal.BrokenRule, (interaction, _) => interaction.BrokenRules.Count > 0),
    ];

    /// <summary>The signals.</summary>
    public static FailureSignal Of(Interaction interaction, SignalOptions options)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        ArgumentNullException.ThrowIfNull(options);
        return Rules.Where(rule => rule.Shows(interaction, options)).Aggregate(FailureSignal.None, (all, rule) => all | rule.Signal);
    }

    // An answer without words, such as "not covered", is there when it is complete.
    private static bool IsSlow(Interaction interaction, SignalOptions options) =>
        interaction.Timings.TotalMs > options.TotalMs || (interaction.Timings.FirstDeltaMs ?? interaction.Timings.TotalMs) > options.FirstWordsMs;

    private static bool IsOverBudget(Interaction interaction, SignalOptions options) =>
        interaction.ModelUses.Sum(use => (use.Usage?.InputTokens ?? 0) + (use.Usage?.OutputTokens ?? 0)) > options.Tokens || (double?)interaction.Cost > options.Cost;
}
