namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>What a judge said of an answer, one time that it was asked.</summary>
/// <param name="Metric">What it judged, such as <c>judge_groundedness</c>.</param>
/// <param name="Repeat">Which time, from 1.</param>
/// <param name="Score">What it comes to, 0 to 1; null when there is no verdict.</param>
/// <param name="Verdict">Its verdict in a word or two, such as <c>partial</c> or <c>3 of 4 supported</c>; empty when there is none.</param>
/// <param name="Fault">Why there is no verdict, for example that the reply is no JSON; null when there is one.</param>
public sealed record Judgement(string Metric, int Repeat, double? Score, string Verdict, string? Fault = null)
{
    /// <summary>What it rests on, such as the claims that it did not find in the passages; empty for nothing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
