using DocsBot.Core.Interactions;

namespace DocsBot.Core.Retrieval;

/// <summary>What the retriever makes of a question.</summary>
public sealed record RetrievalResult
{
    /// <summary>Best first.</summary>
    public required IReadOnlyList<RetrievedChunk> Chunks { get; init; }

    /// <summary>How sure it is that the best passages answer: the probability, 0 to 1. Below <see cref="RetrievalOptions.MinimumConfidence"/> nothing is answered.</summary>
    public required double Confidence { get; init; }

    /// <summary>The snapshot that was searched; null when nothing is published.</summary>
    public required string? Snapshot { get; init; }

    /// <summary>Calls to a model that re-ranked; empty without.</summary>
    public IReadOnlyList<ModelUse> ModelUses { get; init; } = [];

    /// <summary>What the pages had to be: the question's filter, or the wider one when that did better.</summary>
    public SearchFilter Filter { get; init; } = SearchFilter.None;

    /// <summary>What the confidence is made of.</summary>
    public AnswerEvidence Evidence { get; init; } = AnswerEvidence.None;
}
