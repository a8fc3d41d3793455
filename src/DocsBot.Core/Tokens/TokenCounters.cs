using System.Collections.Concurrent;

namespace DocsBot.Core.Tokens;

/// <summary>The token counter of each model. What they learnt lives as long as the service; the interaction log holds what it takes to learn it again.</summary>
public sealed class TokenCounters
{
    private readonly ConcurrentDictionary<string, CalibratedTokenCounter> _byModel = new(StringComparer.Ordinal);

    /// <summary>The counter of a model.</summary>
    /// <param name="model">The model's name, as the log has it.</param>
    public CalibratedTokenCounter For(string model) => _byModel.GetOrAdd(model, _ => new CalibratedTokenCounter());
}
