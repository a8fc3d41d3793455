using DocsBot.Providers.Log.Reviews;

namespace DocsBot.Lab.Review.Desk;

/// <summary>What a reviewer says of an item.</summary>
public sealed record Judgement
{
    /// <summary>1 (wrong) to 5 (right and complete); null for a pair.</summary>
    public int? Correctness { get; init; }

    /// <summary>1 to 5.</summary>
    public int? Readability { get; init; }

    /// <summary>What was wrong.</summary>
    public ReviewVerdict? Verdict { get; init; }

    /// <summary>Which of a pair is better.</summary>
    public ReviewChoice? Choice { get; init; }

    /// <summary>The pages that answer, as keys.</summary>
    public IReadOnlyList<string> Pages { get; init; } = [];

    /// <summary>The answer as it should be; null where it may stay.</summary>
    public string? Better { get; init; }

    /// <summary>Words for the other reviewers.</summary>
    public string? Note { get; init; }

    /// <summary>Whether the answer is to be served from now on.</summary>
    public bool Accept { get; init; }

    /// <summary>Whether the curated answer is to be served no more.</summary>
    public bool Retire { get; init; }

    /// <summary>The questions it is served for; empty for the question of the item.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];

    /// <summary>The revision of the curated answer that the reviewer saw; null for a new one.</summary>
    public long? SeenRevision { get; init; }

    /// <summary>More pages whose passages may be cited, after those of the answer.</summary>
    public IReadOnlyList<string> MorePages { get; init; } = [];
}
