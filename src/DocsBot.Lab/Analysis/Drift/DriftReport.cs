namespace DocsBot.Lab.Analysis.Drift;

/// <summary>A series of evaluations over time.</summary>
/// <param name="Series">Its name.</param>
/// <param name="Level">The probability that a metric of a variant that never changed is said to have changed; corrected for their number.</param>
/// <param name="Variants">Each variant by its label.</param>
public sealed record DriftReport(string Series, double Level, IReadOnlyList<DriftVariant> Variants);
