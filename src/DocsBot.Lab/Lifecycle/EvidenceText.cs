using System.Globalization;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Metrics;
using DocsBot.Lab.Reports;

namespace DocsBot.Lab.Lifecycle;

/// <summary>Writes what an evaluation says of a version beside the one in force.</summary>
internal static class EvidenceText
{
    /// <summary>Writes the metrics as a table.</summary>
    public static void Write(PromotionEvidence evidence, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Evaluation {evidence.Run} of {evidence.At:yyyy-MM-dd}: {evidence.Questions} questions of {string.Join(", ", evidence.Sets)}, answered by {evidence.Model}."));
        TextTable.Write(
            ["metric", evidence.Baseline.ToString(), evidence.Candidate.ToString(), "difference, 95%", "verdict"],
            [.. evidence.Metrics.Select(metric => (IReadOnlyList<string>)[metric.Name, Value(metric.Metric.Unit, metric.Baseline), Value(metric.Metric.Unit, metric.Candidate), Difference(metric), Say(metric)])],
            output);
    }

    /// <summary>A metric's difference with its interval.</summary>
    public static string Difference(MetricEvidence metric) => metric.Metric.Unit == MetricUnit.Share
        ? Cells.Difference(metric.Difference)
        : $"{Signed(metric, metric.Difference.Mean)} [{Signed(metric, metric.Difference.Low)}, {Signed(metric, metric.Difference.High)}]";

    private static string Signed(MetricEvidence metric, double value) => (value > 0 ? "+" : "") + Value(metric.Metric.Unit, value);

    private static string Value(MetricUnit unit, double value) => value.ToString(
        unit switch
        {
            MetricUnit.Share => "0.000",
            MetricUnit.Currency => "0.######",
            _ => "0.#",
        },
        CultureInfo.InvariantCulture);

    private static string Say(MetricEvidence metric) => (metric.Verdict, metric.OwnVerdict) switch
    {
        (Verdict.Better, _) => "better",
        (Verdict.Worse, _) => metric.IsJudged ? "worse" : "more",
        (_, Verdict.Worse) when metric.IsJudged => "may be chance; watch it",
        _ => "may be chance",
    };
}
