namespace DocsBot.Lab.Metrics;

/// <summary>How much better one system ranks than another, in each measure, with 95 % intervals.</summary>
/// <param name="Ndcg10">Difference of nDCG@10.</param>
/// <param name="Mrr10">Difference of MRR@10.</param>
/// <param name="Recall5">Difference of R@5.</param>
/// <param name="Recall20">Difference of R@20.</param>
public readonly record struct RankingDifference(Interval Ndcg10, Interval Mrr10, Interval Recall5, Interval Recall20)
{
    /// <summary>The mean over sets of the one system less the other.</summary>
    /// <param name="sets">For each set the scores of both, question by question in the same order.</param>
    public static RankingDifference Of(IReadOnlyList<(IReadOnlyList<RankingScore> One, IReadOnlyList<RankingScore> Other)> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        return new RankingDifference(Of(sets, s => s.Ndcg10), Of(sets, s => s.Mrr10), Of(sets, s => s.Recall5), Of(sets, s => s.Recall20));
    }

    /// <summary>The mean over sets of the one system less the other, in one measure.</summary>
    /// <param name="sets">For each set the scores of both, question by question in the same order.</param>
    /// <param name="measure">The measure.</param>
    public static Interval Of(IReadOnlyList<(IReadOnlyList<RankingScore> One, IReadOnlyList<RankingScore> Other)> sets, Func<RankingScore, double> measure)
    {
        ArgumentNullException.ThrowIfNull(sets);
        if (sets.Any(set => set.One.Count != set.Other.Count))
        {
            throw new ArgumentException("Both systems must have answered the same questions.", nameof(sets));
        }

        return PairedBootstrap.OfMacro([.. sets.Select(set => set.One.Zip(set.Other, (one, other) => measure(one) - measure(other)).ToArray())]);
    }
}
