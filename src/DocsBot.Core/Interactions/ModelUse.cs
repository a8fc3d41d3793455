using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;

namespace DocsBot.Core.Interactions;

/// <summary>One call to a model for a question: the answer itself, a try at it that failed, or a call that prepared it.</summary>
/// <param name="Purpose">What it was for, for example <c>answer</c> or <c>condense</c>.</param>
/// <param name="Model">The model.</param>
/// <param name="Usage">Tokens; null when the provider did not say.</param>
/// <param name="Cost">What the tokens cost by the configured prices; null when the tokens or the price are not known.</param>
/// <param name="ElapsedMs">How long it took, in milliseconds.</param>
/// <param name="Failure">Why it failed; null when it did not.</param>
public sealed record ModelUse(string Purpose, string Model, TokenUsage? Usage, decimal? Cost, double ElapsedMs, ModelFailure? Failure)
{
    /// <summary>The version that was rendered for the call; null when it was no prompt of the library, or in rows of earlier builds.</summary>
    public PromptId? Prompt { get; init; }

    /// <summary>The cost of all calls; null when that of a call which brought something is not known. A call that failed counts with what is known of it.</summary>
    /// <param name="calls">The calls.</param>
    public static decimal? Total(IReadOnlyCollection<ModelUse> calls)
    {
        ArgumentNullException.ThrowIfNull(calls);
        return calls.Count == 0 || calls.Any(call => call is { Cost: null, Failure: null }) ? null : calls.Sum(call => call.Cost ?? 0);
    }
}
