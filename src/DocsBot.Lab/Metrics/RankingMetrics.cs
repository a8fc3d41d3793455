namespace DocsBot.Lab.Metrics;

/// <summary>Measures of one ranking against graded judgements. A judgement above 0 is relevant; what is not judged is not.</summary>
public static class RankingMetrics
{
    /// <summary>
    /// Normalised discounted cumulated gain of the first <paramref name="depth"/>: the judgement divided by log2(rank + 1), summed, over the same sum of the
    /// best possible ranking. Source: Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4), 2002, with the
    /// discount and the linear gain of trec_eval's <c>ndcg_cut</c>.
    /// </summary>
    /// <param name="ranking">Ids, best first, each once.</param>
    /// <param name="judgements">Relevance by id; at least one above 0.</param>
    /// <param name="depth">How far to look.</param>
    /// <returns>0 to 1.</returns>
    public static double Ndcg(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> judgements, int depth)
    {
        ThrowIfNothingIsRelevant(judgements);
        var gain = 0.0;
        for (var i = 0; i < Math.Min(depth, ranking.Count); i++)
        {
            gain += Math.Max(judgements.GetValueOrDefault(ranking[i]), 0) / Math.Log2(i + 2);
        }

        var ideal = judgements.Values.Where(grade => grade > 0).OrderDescending().Take(depth).Select((grade, i) => grade / Math.Log2(i + 2)).Sum();
        return gain / ideal;
    }

    /// <summary>One over the rank of the first relevant id among the first <paramref name="depth"/>; 0 when there is none.</summary>
    /// <param name="ranking">Ids, best first, each once.</param>
    /// <param name="judgements">Relevance by id; at least one above 0.</param>
    /// <param name="depth">How far to look.</param>
    public static double ReciprocalRank(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> judgements, int depth)
    {
        ThrowIfNothingIsRelevant(judgements);
        for (var i = 0; i < Math.Min(depth, ranking.Count); i++)
        {
            if (judgements.GetValueOrDefault(ranking[i]) > 0)
            {
                return 1.0 / (i + 1);
            }
        }

        return 0;
    }

    /// <summary>The share of the relevant ids that is among the first <paramref name="depth"/>.</summary>
    /// <param name="ranking">Ids, best first, each once.</param>
    /// <param name="judgements">Relevance by id; at least one above 0.</param>
    /// <param name="depth">How far to look.</param>
    public static double Recall(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> judgements, int depth)
    {
        ThrowIfNothingIsRelevant(judgements);
        return (double)ranking.Take(depth).Count(id => judgements.GetValueOrDefault(id) > 0) / judgements.Values.Count(grade => grade > 0);
    }

    private static void ThrowIfNothingIsRelevant(IReadOnlyDictionary<string, int> judgements)
    {
        if (!judgements.Values.Any(grade => grade > 0))
        {
            throw new ArgumentException("A question without a relevant page has no score.", nameof(judgements));
        }
    }
}
