using DocsBot.Core.Text;

namespace DocsBot.Core.Tokens;

/// <summary>
/// The estimate of <see cref="TokenEstimator"/> times a factor that is learnt from what a model's provider counted. The factor is the least-squares line through
/// the origin of counted over estimated tokens, older observations forgotten little by little; it begins at 1 and moves as evidence comes in. Safe for many threads.
/// </summary>
public sealed class CalibratedTokenCounter : ITokenCounter
{
    /// <summary>Bounds of the factor: what lies beyond is another fault than a tokenizer's.</summary>
    public const double LeastFactor = 0.5, MostFactor = 3;

    /// <summary>Each observation leaves this much of the weight of those before.</summary>
    private const double Memory = 0.97;

    /// <summary>The estimate counts as much as this prompt, in tokens: two or three real ones outweigh it, one alone does not.</summary>
    private const double Prior = 2_000;

    /// <summary>A shorter prompt says more of the provider's framing than of its tokenizer.</summary>
    private const int LeastTokens = 50;

    /// <summary>An observation moves the factor as if it were at most this many times the present one, or as little: a cached or a wrong count is no reason to believe it.</summary>
    private const double MostSurprise = 1.5;

    private readonly Lock _lock = new();
    private double _products = Prior * Prior;
    private double _squares = Prior * Prior;

    /// <summary>Counted tokens by estimated ones; 1 as long as nothing was observed.</summary>
    public double Factor { get; private set; } = 1;

    /// <summary>How many prompts were observed.</summary>
    public int Observations { get; private set; }

    /// <inheritdoc />
    public int Count(ReadOnlySpan<char> text) => (int)Math.Ceiling(Factor * TokenEstimator.Estimate(text));

    /// <summary>Learns from a prompt; one that is too short to say anything is left aside.</summary>
    /// <param name="estimated">Its tokens as <see cref="TokenEstimator.EstimatePrompt"/> has them.</param>
    /// <param name="counted">Its tokens as the provider counted them.</param>
    public void Observe(int estimated, long counted)
    {
        if (estimated < LeastTokens || counted <= 0)
        {
            return;
        }

        lock (_lock)
        {
            var believed = Math.Clamp(counted, estimated * Factor / MostSurprise, estimated * Factor * MostSurprise);
            _products = (Memory * _products) + (estimated * believed);
            _squares = (Memory * _squares) + ((double)estimated * estimated);
            Factor = Math.Clamp(_products / _squares, LeastFactor, MostFactor);
            Observations++;
        }
    }
}
