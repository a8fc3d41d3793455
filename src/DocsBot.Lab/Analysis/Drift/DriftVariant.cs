namespace DocsBot.Lab.Analysis.Drift;

/// <summary>One variant of a series, such as <c>answer@v3</c>.</summary>
/// <param name="Label">Its label.</param>
/// <param name="Runs">The runs that asked it, oldest first.</param>
/// <param name="Metrics">Each metric that a run has a score in.</param>
public sealed record DriftVariant(string Label, IReadOnlyList<DriftRun> Runs, IReadOnlyList<DriftMetric> Metrics);
