using DocsBot.Core.Interactions;

namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>Which questions are put together.</summary>
public sealed record ClusterRequest
{
    /// <summary>The signals that say an answer may have failed, each and all of them.</summary>
    public const FailureSignal AnySignal = (FailureSignal)((1 << 11) - 1);

    /// <summary>The first moment that counts.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The first moment that counts no more.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>A question counts that has any of these. Default: any at all.</summary>
    public FailureSignal Signals { get; init; } = AnySignal;

    /// <summary>
    /// Only questions that the documentation seems not to answer: no answer, an answer of low groundedness, or a thumb down where no passage was cited. Then
    /// <see cref="Signals"/> does not count.
    /// </summary>
    public bool OnlyUnanswered { get; init; }

    /// <summary>Clusters that are told, those of most conversations. Default 20.</summary>
    public int Most { get; init; } = 20;

    /// <summary>Questions that are read, the newest; it bounds time and memory. Default 300,000.</summary>
    public int MostQuestions { get; init; } = 300_000;

    /// <summary>The last days up to a moment.</summary>
    /// <param name="days">How many, at least 1.</param>
    /// <param name="now">The moment.</param>
    public static ClusterRequest LastDays(int days, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        return new ClusterRequest { From = now - TimeSpan.FromDays(Math.Min(days, (now - DateTimeOffset.UnixEpoch).Days)), To = now };
    }
}
