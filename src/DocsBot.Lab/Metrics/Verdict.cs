namespace DocsBot.Lab.Metrics;

/// <summary>What a comparison of two systems shows.</summary>
public enum Verdict
{
    /// <summary>The difference may be chance.</summary>
    NotShown,

    /// <summary>The one is better than the other.</summary>
    Better,

    /// <summary>The one is worse than the other.</summary>
    Worse,
}
