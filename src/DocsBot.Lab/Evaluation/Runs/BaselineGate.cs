using System.Globalization;
using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>The gate that lets a version through unless it is shown to be worse than what it is compared with, in any metric of quality or cost.</summary>
public static class BaselineGate
{
    /// <summary>Holds a comparison against the gate. Corrected for the number of metrics: otherwise one of them would close it by chance every now and then.</summary>
    /// <param name="comparison">The comparison.</param>
    public static GateResult Check(EvaluationComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);

        // Time depends on what else the machines do; it is shown and closes no gate.
        var worse = comparison.Metrics.Where(row => row.CorrectedVerdict == Verdict.Worse && row.Metric.Unit != MetricUnit.Milliseconds).ToList();
        var name = $"{comparison.Candidate} not worse than {comparison.Baseline}";
        if (comparison.Metrics.Count == 0)
        {
            return new GateResult(name, IsPassed: false, "No question has a score of both.");
        }

        return new GateResult(name, worse.Count == 0, worse.Count == 0
            ? "No metric is shown to be worse."
            : string.Join(" ", worse.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Metric.Name} goes from {row.Baseline:0.####} to {row.Candidate:0.####}."))));
    }
}
