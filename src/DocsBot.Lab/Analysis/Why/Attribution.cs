namespace DocsBot.Lab.Analysis.Why;

/// <summary>What was wrong, and what decided it.</summary>
/// <param name="Cause">What was wrong.</param>
/// <param name="IsThin">Whether the evidence is weak: it could be otherwise.</param>
/// <param name="Because">The decisive difference in a sentence.</param>
internal sealed record Attribution(FailureCause Cause, bool IsThin, string Because)
{
    /// <summary>The attempt that decided it; null when what was recorded did.</summary>
    public AttemptKind? Decided { get; init; }
}
