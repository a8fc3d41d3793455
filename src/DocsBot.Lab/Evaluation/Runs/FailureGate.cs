using System.Globalization;

namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>Whether enough of a version's answers came at all: those that failed have no score, so that the others could look fine.</summary>
internal static class FailureGate
{
    /// <summary>The largest share of answers that may fail; promotion asks for the same.</summary>
    private const double Most = 0.05;

    /// <summary>Checks a version.</summary>
    public static GateResult Check(RunSummary summary) => new(
        $"answers of {summary.Label}",
        summary.Failed <= Most * summary.Results,
        string.Create(CultureInfo.InvariantCulture, $"{summary.Failed} of {summary.Results} failed, and at most {Most * 100:0}% may"));
}
