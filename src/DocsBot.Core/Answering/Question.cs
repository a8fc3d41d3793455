using DocsBot.Core.Retrieval;

namespace DocsBot.Core.Answering;

/// <summary>A question as it came in, its limits already checked.</summary>
public sealed record Question
{
    /// <summary>The user's words.</summary>
    public required string Text { get; init; }

    /// <summary>The conversation it belongs to; a new one gets a new id.</summary>
    public required string ConversationId { get; init; }

    /// <summary>What was said before, oldest first; empty for the first question.</summary>
    public IReadOnlyList<Turn> History { get; init; } = [];

    /// <summary>What the pages must be.</summary>
    public SearchFilter Filter { get; init; } = SearchFilter.None;

    /// <summary>The page it was asked on, absolute; null when that is not known.</summary>
    public Uri? PageUrl { get; init; }

    /// <summary>The site the widget is embedded in (the Origin header); null for other clients.</summary>
    public string? Origin { get; init; }
}
