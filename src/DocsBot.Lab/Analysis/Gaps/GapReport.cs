using DocsBot.Lab.Analysis.Clusters;

namespace DocsBot.Lab.Analysis.Gaps;

/// <summary>What the documentation lacks, by the questions it did not answer.</summary>
public sealed record GapReport
{
    /// <summary>The clusters of these questions, and what was read.</summary>
    public required ClusterReport Questions { get; init; }

    /// <summary>The snapshot of the index that was asked; null for none.</summary>
    public required string? Snapshot { get; init; }

    /// <summary>Why no index was asked; null when one was.</summary>
    public required string? IndexFault { get; init; }

    /// <summary>From this confidence on a question is answered.</summary>
    public required double MinimumConfidence { get; init; }

    /// <summary>The gaps, those of most conversations first.</summary>
    public required IReadOnlyList<DocsGap> Gaps { get; init; }
}
