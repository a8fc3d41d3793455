using DocsBot.Lab.Evaluation.Variants;
using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Evaluation;

/// <summary>What was measured on a set, question by question in its order.</summary>
/// <param name="Set">The set.</param>
/// <param name="Pages">Pages in its corpus.</param>
/// <param name="Chunks">Chunks they gave.</param>
/// <param name="Scores">How well the pages were ranked.</param>
/// <param name="Milliseconds">How long a reader would have waited for the passages.</param>
/// <param name="Baseline">How well plain BM25 ranked the pages; null when it was not asked.</param>
/// <param name="Ablated">How well the pages were ranked without each part, in the order of <see cref="Ablation.All"/>; null when it was not asked.</param>
internal sealed record RetrievalRun(
    EvaluationSet Set,
    int Pages,
    int Chunks,
    IReadOnlyList<RankingScore> Scores,
    IReadOnlyList<double> Milliseconds,
    IReadOnlyList<RankingScore>? Baseline,
    IReadOnlyList<IReadOnlyList<RankingScore>>? Ablated)
{
    /// <summary>The same with an index in Qdrant; null when it was not asked.</summary>
    public RetrievalRun? Qdrant { get; init; }
}
