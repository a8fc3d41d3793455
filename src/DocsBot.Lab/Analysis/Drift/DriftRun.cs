namespace DocsBot.Lab.Analysis.Drift;

/// <summary>A run of a series.</summary>
/// <param name="Id">The run.</param>
/// <param name="At">When it began, in UTC.</param>
/// <param name="IsReference">Whether later runs are compared with it.</param>
/// <param name="Failed">Results that failed; they are in no mean.</param>
/// <param name="Changes">What was other than in the run before; empty for the first run and where nothing was.</param>
public sealed record DriftRun(string Id, DateTimeOffset At, bool IsReference, int Failed, IReadOnlyList<string> Changes);
