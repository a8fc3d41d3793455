namespace DocsBot.Lab.Analysis.Drift;

/// <summary>A metric of a variant over time.</summary>
/// <param name="Name">The metric.</param>
/// <param name="Values">Its mean in each run; null for a run without a score.</param>
/// <param name="Changes">Where its level changed, by the number of the run, from 0 for the first.</param>
public sealed record DriftMetric(string Name, IReadOnlyList<double?> Values, IReadOnlyList<ChangePoint> Changes);
