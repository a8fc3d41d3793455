namespace DocsBot.Core.Retrieval;

/// <summary>How common a word of the question is in the index.</summary>
/// <param name="Term">The stemmed word.</param>
/// <param name="DocumentFrequency">The number of chunks that hold it; 0 for a word the documentation never uses.</param>
public readonly record struct TermStatistic(string Term, int DocumentFrequency)
{
    /// <summary>
    /// The word of the documentation that an unknown one probably meant; null for a word that it has, and where none is near. It is a guess: what it finds is
    /// ranked, but the word itself stays unknown, so that it makes no one surer of an answer.
    /// </summary>
    public string? Meant { get; init; }

    /// <summary>What the word counts beside the question's own: 1 for those, <see cref="SearchRequest.ContextWeight"/> for one that was only said before.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>How much the word says, by its rarity: the idf of BM25, always above 0. Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009.</summary>
    /// <param name="chunkCount">The number of chunks in the index.</param>
    public double InverseDocumentFrequency(int chunkCount) => Math.Log(1 + ((Math.Max(chunkCount, DocumentFrequency) - DocumentFrequency + 0.5) / (DocumentFrequency + 0.5)));
}
