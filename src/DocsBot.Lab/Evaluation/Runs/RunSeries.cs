namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>The series that a run belongs to: the same evaluation again and again, to notice drift.</summary>
/// <param name="Name">The series' name.</param>
/// <param name="IsReference">Whether the later runs are compared with this one.</param>
public sealed record RunSeries(string Name, bool IsReference);
