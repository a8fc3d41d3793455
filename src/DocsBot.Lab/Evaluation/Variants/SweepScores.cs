using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Evaluation.Variants;

/// <summary>A row of a sweep, as its JSON output.</summary>
/// <param name="Variant">The options that are not the default, as <c>option=value</c> with spaces between, or <c>default</c>.</param>
/// <param name="IsDefault">Whether these are the defaults.</param>
/// <param name="IsBest">Whether its macro nDCG@10 is the highest of the grid.</param>
/// <param name="Sets">The means of each set.</param>
/// <param name="Macro">The mean of the sets' means.</param>
/// <param name="Difference">How much better than the default it is in the mean over sets, with 95 % intervals.</param>
public sealed record SweepScores(string Variant, bool IsDefault, bool IsBest, IReadOnlyList<SweepSetScore> Sets, RankingScore Macro, RankingDifference Difference)
{
    /// <summary>Sums up a row.</summary>
    internal static SweepScores Of(SweepRow row, SweepResult result) => new(
        row.Variant.Name,
        row == result.Default,
        row == result.Best,
        [.. result.Sets.Zip(row.Scores, (set, scores) => new SweepSetScore(set, RankingScore.Mean([.. scores])))],
        row.Macro,
        row.BetterThan(result.Default));
}
