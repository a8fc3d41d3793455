namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>What the two halves of a period show.</summary>
public enum TrendDirection
{
    /// <summary>The difference may be chance.</summary>
    NotShown,

    /// <summary>More of all questions are of this kind in the later half.</summary>
    Rising,

    /// <summary>Fewer of all questions are of this kind in the later half.</summary>
    Falling,
}
