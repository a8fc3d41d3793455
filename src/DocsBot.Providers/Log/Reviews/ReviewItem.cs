namespace DocsBot.Providers.Log.Reviews;

/// <summary>Something in the review queue.</summary>
public sealed record ReviewItem
{
    /// <summary>A UUID of version 7.</summary>
    public required string Id { get; init; }

    /// <summary>What it is about, once for each: <c>interaction:…</c>, <c>curated:…</c>, <c>pair:…</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>What is asked.</summary>
    public required ReviewKind Kind { get; init; }

    /// <summary>Why it is here.</summary>
    public required ReviewReason Reason { get; init; }

    /// <summary>The row of the log; null for none.</summary>
    public string? InteractionId { get; init; }

    /// <summary>The curated answer to look at again; null for none.</summary>
    public string? CuratedId { get; init; }

    /// <summary>Both answers of a pair; null otherwise.</summary>
    public ReviewPair? Pair { get; init; }

    /// <summary>Higher goes first.</summary>
    public int Priority { get; init; }

    /// <summary>How many reviewers it needs.</summary>
    public int Needed { get; init; } = 1;

    /// <summary>When it came, in UTC.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Whether A is the second answer for this reviewer. It follows from both names, so that a page that is loaded again shows the same.</summary>
    /// <param name="reviewer">The reviewer.</param>
    public bool IsSwappedFor(string reviewer) => (Core.Curation.CuratedSource.HashOf($"{Id}\n{reviewer}")[0] & 1) == 1;
}
