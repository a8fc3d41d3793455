using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Evaluation.Variants;

/// <summary>What one variant of a grid reached.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Scores">For each set the scores, question by question.</param>
internal sealed record SweepRow(Variant Variant, IReadOnlyList<RankingScore>[] Scores)
{
    /// <summary>The mean of the sets' means.</summary>
    public RankingScore Macro => RankingScore.Mean([.. Scores.Select(scores => RankingScore.Mean([.. scores]))]);

    /// <summary>How much better this is than another row, in the mean over sets.</summary>
    public RankingDifference BetterThan(SweepRow other) => RankingDifference.Of([.. Scores.Zip(other.Scores)]);
}
