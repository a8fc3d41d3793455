using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>A gate: the worst mean that a version may have in a metric.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Worst">The worst mean that passes: the lowest where more is better, else the highest.</param>
public sealed record Threshold(EvaluationMetric Metric, double Worst)
{
    /// <summary>Reads <c>groundedness=0.9</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="higherIsBetter">Which metrics it may name: those where more is better, or those where less is.</param>
    /// <param name="threshold">The gate.</param>
    /// <param name="fault">What is wrong with it, and what to write.</param>
    public static bool TryParse(string text, bool higherIsBetter, [NotNullWhen(true)] out Threshold? threshold, [NotNullWhen(false)] out string? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        (threshold, fault) = (null, null);
        var parts = text.Split('=');
        var fitting = string.Join(", ", EvaluationMetric.All.Where(metric => metric.HigherIsBetter == higherIsBetter).Select(metric => metric.Name));
        if (parts.Length != 2 || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var worst) || !double.IsFinite(worst))
        {
            fault = $"'{text}' is no gate. Write metric=value, with one of {fitting}.";
        }
        else if (EvaluationMetric.Find(parts[0].Trim()) is not { } metric)
        {
            fault = $"There is no metric '{parts[0].Trim()}'. Write one of {fitting}.";
        }
        else if (metric.HigherIsBetter != higherIsBetter)
        {
            fault = $"Of {metric.Name} {(metric.HigherIsBetter ? "more is better: give it to --fail-below" : "less is better: give it to --fail-above")}.";
        }
        else
        {
            threshold = new Threshold(metric, worst);
        }

        return threshold is not null;
    }

    /// <summary>Holds a version against the gate. Without a score it does not pass: nothing is known of it.</summary>
    /// <param name="summary">The version.</param>
    public GateResult Check(RunSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var name = string.Create(CultureInfo.InvariantCulture, $"{Metric.Name} of {summary.Label} {(Metric.HigherIsBetter ? "at least" : "at most")} {Worst}");
        return summary.Means.TryGetValue(Metric.Name, out var mean)
            ? new GateResult(name, Metric.HigherIsBetter ? mean.Mean >= Worst : mean.Mean <= Worst, string.Create(CultureInfo.InvariantCulture, $"It is {mean.Mean:0.####} over {mean.Questions} questions."))
            : new GateResult(name, IsPassed: false, "No answer has a score in it.");
    }
}
