namespace DocsBot.Providers.Log.Reading;

/// <summary>The interactions of a period with one value in a dimension.</summary>
/// <param name="Value">The value; empty for those that have none.</param>
/// <param name="Figures">What was counted.</param>
/// <param name="Worse">In what it is worse than the rest, by more than chance brings; empty for most.</param>
public sealed record LogSlice(string Value, LogFigures Figures, IReadOnlyList<SliceFinding> Worse);
