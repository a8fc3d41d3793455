using DocsBot.Core.Retrieval;

namespace DocsBot.Core.Curation;

/// <summary>An answer that people accepted, for the questions that it was accepted for.</summary>
public sealed record CuratedAnswer
{
    /// <summary>A UUID of version 7.</summary>
    public required string Id { get; init; }

    /// <summary>The questions, each by itself; at least one.</summary>
    public required IReadOnlyList<string> Questions { get; init; }

    /// <summary>The answer as Markdown; <c>[n]</c> cites the source of that number.</summary>
    public required string Text { get; init; }

    /// <summary>The passages it rests on, as they were; at least one.</summary>
    public required IReadOnlyList<CuratedSource> Sources { get; init; }

    /// <summary>The pages it is about: it is served to questions about the same.</summary>
    public SearchFilter Filter { get; init; } = SearchFilter.None;

    /// <summary>Who accepted it last.</summary>
    public required string Author { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>From when on it is served no more until somebody looks at it again, in UTC; null for as long as its sources stay.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
