namespace DocsBot.Providers.Log.Reviews;

/// <summary>What a reviewer is asked.</summary>
public enum ReviewKind
{
    /// <summary>How good one answer is.</summary>
    Single,

    /// <summary>Which of two answers is better, without knowing where they come from.</summary>
    Pair,
}
