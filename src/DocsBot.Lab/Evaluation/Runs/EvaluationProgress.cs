namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>How far a run is.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Set">The set that is asked.</param>
/// <param name="Done">Results of the run so far.</param>
/// <param name="Total">Results that there will be.</param>
/// <param name="Left">How long the rest will take, as long as the last took; null when nothing was asked yet.</param>
/// <param name="Remark">What a reader of the scores should know; null for nothing.</param>
internal sealed record EvaluationProgress(string RunId, string Set, int Done, int Total, TimeSpan? Left, string? Remark = null);
