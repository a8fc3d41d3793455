namespace DocsBot.Providers.Log.Reviews;

/// <summary>One judgement of one reviewer.</summary>
public sealed record Review
{
    /// <summary>A UUID of version 7.</summary>
    public required string Id { get; init; }

    /// <summary>What was judged.</summary>
    public required string ItemId { get; init; }

    /// <summary>The row of the log; null for none.</summary>
    public string? InteractionId { get; init; }

    /// <summary>Who.</summary>
    public required string Reviewer { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset ReviewedAt { get; init; }

    /// <summary>How right it is, 1 (wrong) to 5 (right and complete); null for a pair.</summary>
    public int? Correctness { get; init; }

    /// <summary>How well it reads, 1 to 5; null for a pair, and where nothing was said.</summary>
    public int? Readability { get; init; }

    /// <summary>What was wrong; null where nothing was said.</summary>
    public ReviewVerdict? Verdict { get; init; }

    /// <summary>Keys (<c>source:path</c>) of the pages that answer; empty where nothing was said.</summary>
    public IReadOnlyList<string> Pages { get; init; } = [];

    /// <summary>Which of a pair is better; null for a single answer.</summary>
    public ReviewChoice? Choice { get; init; }

    /// <summary>Whether the second of a pair stood on the left; null for a single answer.</summary>
    public bool? WasSwapped { get; init; }

    /// <summary>The answer as it should be; null where it may stay.</summary>
    public string? Better { get; init; }

    /// <summary>How far what was accepted is from what the model wrote: the share of words, 0 to 1; null when nothing was accepted.</summary>
    public double? EditDistance { get; init; }

    /// <summary>The version that the model answered with, as <c>answer@v4</c>; null for none.</summary>
    public string? Prompt { get; init; }

    /// <summary>Words for the other reviewers; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>The curated answer that came of it; null for none.</summary>
    public string? CuratedId { get; init; }
}
