namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>The questions of a period that may have failed, put together where they are alike.</summary>
public sealed record ClusterReport
{
    /// <summary>The first moment that counts: the period's, or that of the first question when the log begins later or not all questions were read.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The first moment that counts no more.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Whether there is a log at all.</summary>
    public required bool HasLog { get; init; }

    /// <summary>All questions of the period, whatever came of them.</summary>
    public required int Asked { get; init; }

    /// <summary>Questions that were read: those with one of the signals.</summary>
    public required int Questions { get; init; }

    /// <summary>Of the questions with a signal those whose words retention has emptied; they are in no cluster.</summary>
    public required int Emptied { get; init; }

    /// <summary>Whether there are more questions with a signal than were read.</summary>
    public required bool IsCut { get; init; }

    /// <summary>Questions that do not say the same words.</summary>
    public required int DistinctQuestions { get; init; }

    /// <summary>Clusters of two questions or more.</summary>
    public required int ClusterCount { get; init; }

    /// <summary>Questions that are like no other; they are in no cluster.</summary>
    public required int Single { get; init; }

    /// <summary>The largest clusters, those of most conversations first.</summary>
    public required IReadOnlyList<QuestionCluster> Clusters { get; init; }
}
