using System.Globalization;
using DocsBot.Lab.Metrics;
using DocsBot.Lab.Reports;

namespace DocsBot.Lab.Lifecycle.Experiments;

/// <summary>Writes how an arm of an experiment does beside the control.</summary>
internal static class ExperimentText
{
    /// <summary>Writes the figures as a table.</summary>
    public static void Write(ExperimentResult result, TextWriter output)
    {
        var running = result.Experiment;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Experiment {running.Name}: {result.Prompt} has given {result.Arm.Answers} answers in {result.Arm.Conversations} conversations, the control {running.Control} {result.Control.Answers} in {result.Control.Conversations}."));
        TextTable.Write(
            ["figure, less is better", result.Prompt.ToString(), running.Control.ToString(), "difference, 95%", "verdict"],
            [.. result.Differences.Select(figure => (IReadOnlyList<string>)[figure.Name, Value(figure.Name, figure.Arm), Value(figure.Name, figure.Control), Difference(figure), Say(figure.Verdict)])],
            output);
        if (result.ClosedBecause is { } reason)
        {
            output.WriteLine($"A guardrail closed the arm: {reason}.");
        }
    }

    /// <summary>A difference with its interval: shares in per cent points, cost in the currency of the prices.</summary>
    public static string Difference(ArmDifference figure) => figure.Difference is not { } difference ? "unknown"
        : figure.Name == ArmDifference.CostPerAnswer ? $"{Signed(difference.Mean, "0.######")} [{Signed(difference.Low, "0.######")}, {Signed(difference.High, "0.######")}]"
        : $"{Signed(difference.Mean * 100, "0.0")} [{Signed(difference.Low * 100, "0.0")}, {Signed(difference.High * 100, "0.0")}] points";

    private static string Value(string name, ClusteredRatio ratio) => ratio.Mean is not { } mean ? "unknown"
        : name == ArmDifference.CostPerAnswer ? mean.ToString("0.######", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{mean * 100:0.0}% ({ratio.Sum:0} of {ratio.Units:0})");

    private static string Say(Verdict verdict) => verdict switch
    {
        Verdict.Better => "better",
        Verdict.Worse => "worse",
        _ => "may be chance",
    };

    private static string Signed(double value, string format) => value.ToString($"+{format};-{format};{format}", CultureInfo.InvariantCulture);
}
