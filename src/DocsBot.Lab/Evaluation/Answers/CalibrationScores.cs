using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Evaluation.Answers;

/// <summary>How far the confidence is the probability that a page that answers is among the sources.</summary>
public sealed record CalibrationScores
{
    /// <summary>Questions of all kinds, answerable or not.</summary>
    public required int Questions { get; init; }

    /// <summary>The expected calibration error, 0 to 1; less is better.</summary>
    public required double ExpectedError { get; init; }

    /// <summary>The reliability table.</summary>
    public required IReadOnlyList<CalibrationBin> Bins { get; init; }
}
