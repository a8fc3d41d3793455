namespace DocsBot.Core.Answering;

/// <summary>What a model's tokens cost, in whatever currency the operator reckons in.</summary>
/// <param name="InputPerMillion">A million tokens of prompts.</param>
/// <param name="OutputPerMillion">A million tokens of answers.</param>
/// <param name="CachedInputPerMillion">A million tokens of prompts that the provider had in its cache; null when it takes nothing off for them.</param>
public sealed record ModelPrice(decimal InputPerMillion, decimal OutputPerMillion, decimal? CachedInputPerMillion = null)
{
    private const decimal Million = 1_000_000m;

    /// <summary>The price of a model that runs in this process.</summary>
    public static ModelPrice Free { get; } = new(0, 0);

    /// <summary>What a call cost; null when its tokens are not known.</summary>
    /// <param name="usage">Its tokens.</param>
    public decimal? CostOf(TokenUsage? usage)
    {
        if (InputPerMillion == 0 && OutputPerMillion == 0)
        {
            return 0;
        }

        if (usage is not { InputTokens: { } input, OutputTokens: { } output })
        {
            return null;
        }

        var cached = Math.Clamp(usage.CachedInputTokens ?? 0, 0, input);
        return (((input - cached) * InputPerMillion) + (cached * (CachedInputPerMillion ?? InputPerMillion)) + (output * OutputPerMillion)) / Million;
    }
}
