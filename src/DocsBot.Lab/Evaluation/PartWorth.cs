using DocsBot.Lab.Evaluation.Variants;
using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Evaluation;

/// <summary>What a part of retrieval is worth: how much better the pages are ranked with it than without.</summary>
/// <param name="Part">The part.</param>
/// <param name="Without">The options that leave it out.</param>
/// <param name="Worth">The difference it makes; above 0 it helps.</param>
public sealed record PartWorth(string Part, string Without, RankingDifference Worth)
{
    /// <summary>Compares.</summary>
    /// <param name="ablation">The part.</param>
    /// <param name="sets">For each set the scores with it and without it.</param>
    internal static PartWorth Of(Ablation ablation, IReadOnlyList<(IReadOnlyList<RankingScore> With, IReadOnlyList<RankingScore> Without)> sets) =>
        new(ablation.Part, ablation.Without.Name, RankingDifference.Of(sets));
}
