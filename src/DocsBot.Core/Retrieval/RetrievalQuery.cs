namespace DocsBot.Core.Retrieval;

/// <summary>What the retriever is asked.</summary>
public sealed record RetrievalQuery
{
    /// <summary>The question; any text whatever.</summary>
    public required string Text { get; init; }

    /// <summary>What was said before, when the question goes on with it; null when it stands alone. See <see cref="RetrievalOptions.HistoryWeight"/>.</summary>
    public string? Context { get; init; }

    /// <summary>The words that passages must hold for the retriever to be sure; null for those of <see cref="Text"/> and <see cref="Context"/>.</summary>
    public string? Asked { get; init; }

    /// <summary>Whether the question goes on with a conversation: who asks on has found something before.</summary>
    public bool IsFollowUp { get; init; }

    /// <summary>What the pages must be.</summary>
    public SearchFilter Filter { get; init; } = SearchFilter.None;

    /// <summary>What the pages must be when those that pass <see cref="Filter"/> do not answer; null to leave it at that.</summary>
    public SearchFilter? WiderFilter { get; init; }

    /// <summary>The questions it is made of, each searched for by itself as well; empty for one question.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>Everything that is searched for, as one text.</summary>
    public string Whole => Context is null ? Text : $"{Context}\n{Text}";
}
