namespace DocsBot.Core.Retrieval;

/// <summary>All candidates for a question, ranked, with what the store said of the question's words.</summary>
/// <param name="Hits">Best first.</param>
/// <param name="Found">The store's answer.</param>
public sealed record Ranking(IReadOnlyList<FusedHit> Hits, SearchResult Found)
{
    /// <summary>The store's answers to the parts of a question that has several.</summary>
    public IReadOnlyList<SearchResult> PartsFound { get; init; } = [];
}
