namespace DocsBot.Lab.Metrics;

/// <summary>How well one ranking, or a set of them in the mean, puts the relevant pages first; shares from 0 to 1.</summary>
/// <param name="Ndcg10">nDCG of the first 10 pages.</param>
/// <param name="Mrr10">Reciprocal rank within the first 10 pages.</param>
/// <param name="Recall5">Recall of the first 5 pages.</param>
/// <param name="Recall20">Recall of the first 20 pages.</param>
public readonly record struct RankingScore(double Ndcg10, double Mrr10, double Recall5, double Recall20)
{
    /// <summary>Scores a ranking.</summary>
    /// <param name="ranking">Ids, best first, each once.</param>
    /// <param name="judgements">Relevance by id; at least one above 0.</param>
    public static RankingScore Of(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> judgements)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        ArgumentNullException.ThrowIfNull(judgements);
        return new RankingScore(
            RankingMetrics.Ndcg(ranking, judgements, 10),
            RankingMetrics.ReciprocalRank(ranking, judgements, 10),
            RankingMetrics.Recall(ranking, judgements, 5),
            RankingMetrics.Recall(ranking, judgements, 20));
    }

    /// <summary>The mean of each measure.</summary>
    /// <param name="scores">At least one.</param>
    public static RankingScore Mean(IReadOnlyCollection<RankingScore> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentOutOfRangeException.ThrowIfZero(scores.Count, nameof(scores));
        return new RankingScore(scores.Average(s => s.Ndcg10), scores.Average(s => s.Mrr10), scores.Average(s => s.Recall5), scores.Average(s => s.Recall20));
    }
}
