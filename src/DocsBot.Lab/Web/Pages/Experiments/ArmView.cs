using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Web.Pages.Experiments;

/// <summary>An arm of an experiment as the page shows it.</summary>
/// <param name="Prompt">The version, as <c>how_to@v2</c>.</param>
/// <param name="Sha256">The hash of its text.</param>
public sealed record ArmView(string Prompt, string Sha256)
{
    /// <summary>Whether the others are compared with it.</summary>
    public bool IsControl { get; init; }

    /// <summary>Whether it is another text than the one that stands in the folder now, or no arm of the routing any more.</summary>
    public bool IsOld { get; init; }

    /// <summary>Its share of the conversations, 0 to 1; null when it gets none any more.</summary>
    public double? Share { get; init; }

    /// <summary>Questions that came to an end.</summary>
    public long Answers { get; init; }

    /// <summary>Of those: failed, or answered by the stand-in.</summary>
    public long Errors { get; init; }

    /// <summary>Of those: without an answer in the documentation.</summary>
    public long NoAnswers { get; init; }

    /// <summary>Answers with a thumb.</summary>
    public long Ratings { get; init; }

    /// <summary>Of those: up.</summary>
    public long ThumbsUp { get; init; }

    /// <summary>The mean cost of an answer; null when no cost is known.</summary>
    public double? CostPerAnswer { get; init; }

    /// <summary>When it broke a guardrail; null while it did not.</summary>
    public string? ClosedAt { get; init; }

    /// <summary>The guardrail with its figures; null while it broke none.</summary>
    public string? ClosedBecause { get; init; }

    /// <summary>How many more of its ratings are thumbs up than of another arm's, with the interval; null when either has none.</summary>
    public Interval? HelpfulOver(ArmView other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return ShareDifference.Of(ThumbsUp, Ratings, other.ThumbsUp, other.Ratings);
    }

    internal static ArmView Of(string prompt, string sha256, ArmRow? counts, ClosedRow? closed) => new(prompt, sha256)
    {
        Answers = counts?.Answers ?? 0,
        Errors = counts?.Errors ?? 0,
        NoAnswers = counts?.NoAnswers ?? 0,
        Ratings = counts?.Ratings ?? 0,
        ThumbsUp = counts is null ? 0 : counts.Ratings - counts.ThumbsDown,
        CostPerAnswer = counts is { PricedAnswers: > 0 } ? counts.Cost / counts.PricedAnswers : null,
        ClosedAt = closed?.ClosedAt,
        ClosedBecause = closed?.Reason,
    };
}
