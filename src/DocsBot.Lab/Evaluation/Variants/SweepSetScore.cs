using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Evaluation.Variants;

/// <summary>What a variant reached on a set.</summary>
/// <param name="Set">The set's name.</param>
/// <param name="Mean">The mean over its questions.</param>
public sealed record SweepSetScore(string Set, RankingScore Mean);
