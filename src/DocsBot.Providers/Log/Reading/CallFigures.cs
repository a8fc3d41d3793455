namespace DocsBot.Providers.Log.Reading;

/// <summary>Calls to a model for one purpose.</summary>
/// <param name="Purpose">What they were for, such as <c>answer</c> or <c>condense</c>.</param>
/// <param name="Model">The model.</param>
/// <param name="Calls">How many.</param>
/// <param name="Failures">Of them, those that failed.</param>
/// <param name="Counted">Those whose tokens are known.</param>
/// <param name="InputTokens">Tokens that were sent, where they are known.</param>
/// <param name="CachedTokens">Of them, those that the provider is known to have had in its cache.</param>
/// <param name="OutputTokens">Tokens that were written, where they are known.</param>
/// <param name="Priced">Those whose cost is known.</param>
/// <param name="CostNanos">Their cost, in billionths.</param>
public sealed record CallFigures(
    string Purpose,
    string Model,
    long Calls,
    long Failures,
    long Counted,
    long InputTokens,
    long CachedTokens,
    long OutputTokens,
    long Priced,
    long CostNanos)
{
    /// <summary>Their cost, where it is known.</summary>
    public decimal Cost => CostNanos / 1_000_000_000m;
}
