using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reviews;

namespace DocsBot.Lab.Review.Desk;

/// <summary>An item of the queue with all that a reviewer needs for it.</summary>
public sealed record ReviewCase
{
    /// <summary>The item.</summary>
    public required ReviewItem Item { get; init; }

    /// <summary>The row of the log; null for none.</summary>
    public InteractionRecord? Record { get; init; }

    /// <summary>The curated answer to look at again; null for none.</summary>
    public StoredCuratedAnswer? Curated { get; init; }

    /// <summary>The question.</summary>
    public required string Question { get; init; }

    /// <summary>The answer that is judged; empty where there was none, and for a pair.</summary>
    public required string Answer { get; init; }

    /// <summary>The version that it was written with, as <c>answer@v4</c>; null for none.</summary>
    public string? Prompt { get; init; }

    /// <summary>The passages, numbered as in the answer.</summary>
    public IReadOnlyList<ReviewSource> Sources { get; init; } = [];

    /// <summary>Reviews that others, and this reviewer, gave before.</summary>
    public IReadOnlyList<Providers.Log.Reviews.Review> Reviews { get; init; } = [];

    /// <summary>Whether a passage that the answer rests on changed or is gone.</summary>
    public bool HasChangedSources { get; init; }
}
