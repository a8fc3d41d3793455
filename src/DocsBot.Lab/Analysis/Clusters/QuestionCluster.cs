namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>Questions that ask much the same.</summary>
public sealed record QuestionCluster
{
    /// <summary>The question in their middle, in a reader's own words, on one line and shortened.</summary>
    public required string Label { get; init; }

    /// <summary>The words that set them apart from other clusters, at most five.</summary>
    public required IReadOnlyList<string> Terms { get; init; }

    /// <summary>How many questions.</summary>
    public required int Questions { get; init; }

    /// <summary>How many of them do not say the same words.</summary>
    public required int Distinct { get; init; }

    /// <summary>How many conversations they were asked in: about as many readers.</summary>
    public required int Conversations { get; init; }

    /// <summary>How many have each signal, the most frequent first. A question may have several.</summary>
    public required IReadOnlyList<SignalCount> Signals { get; init; }

    /// <summary>How sure the search was of an answer when they were asked, 0 to 1, the mean; null where nothing was searched for.</summary>
    public required double? Confidence { get; init; }

    /// <summary>What readers wrote with their thumb down, the newest, at most five.</summary>
    public required IReadOnlyList<string> Comments { get; init; }

    /// <summary>When the first was asked.</summary>
    public required DateTimeOffset First { get; init; }

    /// <summary>When the last was asked.</summary>
    public required DateTimeOffset Last { get; init; }

    /// <summary>Whether they become more.</summary>
    public required ClusterTrend Trend { get; init; }

    /// <summary>Where they are asked: the most frequent values of each dimension.</summary>
    public required IReadOnlyList<ClusterSlice> Slices { get; init; }

    /// <summary>Three questions, the most central first, each of other words.</summary>
    public required IReadOnlyList<ClusterExample> Examples { get; init; }
}
