using System.Globalization;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Reports;

/// <summary>Prints an evaluation of prompts: means, comparisons, what the judge is worth, what has no score and why, what is not as it should be.</summary>
internal static class RunTextReport
{
    private const int ShownFaults = 12;

    public static void Write(RunReport report, TextWriter output)
    {
        WriteHead(report, output);
        WriteMeans(report, output);
        foreach (var comparison in report.Comparisons)
        {
            WriteComparison(comparison, output);
        }

        RunJudgeReport.Write(report, output);
        WriteSlices(report, output);
        WriteGaps(report, output);
        WriteGates(report, output);
    }

    private static void WriteHead(RunReport report, TextWriter output)
    {
        var run = report.Run;
        Line(output, $"run {run.Id}{(report.IsComplete ? "" : ", not complete")}: {run.Cases.Count:N0} of {run.Expected:N0} results");
        foreach (var set in run.Sets)
        {
            Line(output, $"set {set.Name}: {set.Cases:N0} questions, {set.Sha256[..Math.Min(12, set.Sha256.Length)]}{(set.Snapshot is null ? "" : $", snapshot {set.Snapshot}")}");
        }

        foreach (var variant in run.Variants)
        {
            Line(output, $"variant {variant.Label}: {(variant.Prompt is { } prompt ? prompt.Sha256[..12] : "as routed")}, model {variant.Model}, {run.Trials:N0} {(run.Trials == 1 ? "trial" : "trials")}");
        }

        if (run.Judge is { } judge)
        {
            Line(output, $"judge {judge.Model}: {string.Join(", ", judge.Prompts.Select(prompt => $"{prompt} {prompt.Sha256[..12]}"))}, each verdict {judge.Repeats:N0} times");
        }

        if (report.Calls is { } calls)
        {
            Line(output, $"calls to models: {calls.Asked:N0} made, {calls.Recalled:N0} recalled from earlier runs; spent {calls.Spent:0.######}{(calls.Kept > 0 ? $"; {calls.Kept:N0} results were there already" : "")}");
        }

        if (run.Variants.All(variant => variant.Model == Providers.Extractive.ExtractiveChatClient.ModelName))
        {
            output.WriteLine("The extractive model follows no instructions, so that prompts hardly change its answers. Configure a language model to compare prompts.");
        }

        output.WriteLine();
    }

    private static void WriteMeans(RunReport report, TextWriter output)
    {
        var metrics = EvaluationMetric.All.Where(metric => report.Summaries.Any(summary => summary.Means.ContainsKey(metric.Name)));
        TextTable.Write(
            ["metric", .. report.Summaries.SelectMany(summary => (string[])[summary.Label, "questions"])],
            [
                .. metrics.Select(metric => (string[])[metric.Name, .. report.Summaries.SelectMany(summary => summary.Means.TryGetValue(metric.Name, out var mean)
                    ? [RunCells.Value(metric, mean.Mean), Cells.Count(mean.Questions)]
                    : (string[])["-", "0"])]),
                ["failed", .. report.Summaries.SelectMany(summary => (string[])[Cells.Count(summary.Failed), ""])],
            ],
            output);
    }

    private static void WriteComparison(EvaluationComparison comparison, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine($"{comparison.Candidate} less {comparison.Baseline}, with 95% intervals (paired bootstrap over questions):");
        output.WriteLine();
        TextTable.Write(
            ["metric", comparison.Baseline, comparison.Candidate, "difference", "p", "p corrected", "detectable", "questions", "shown"],
            [.. comparison.Metrics.Select(row => Row(row, row.CorrectedVerdict))],
            output);
        output.WriteLine();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"p is corrected for {comparison.Metrics.Count} metrics (Holm); \"shown\" goes by it. \"detectable\" is the true difference that so many questions show in 80 of 100 evaluations."));
    }

    private static string[] Row(MetricComparison row, Verdict verdict) =>
    [
        row.Metric.Name,
        RunCells.Value(row.Metric, row.Baseline),
        RunCells.Value(row.Metric, row.Candidate),
        RunCells.Difference(row.Metric, row.Paired.Difference),
        Cells.Share(row.Paired.PValue),
        row.AdjustedPValue is { } adjusted ? Cells.Share(adjusted) : "",
        row.MinimumDetectableEffect is { } effect ? RunCells.Value(row.Metric, effect) : "-",
        Cells.Count(row.Pairs),
        RunCells.Shown(verdict),
    ];

    private static void WriteSlices(RunReport report, TextWriter output)
    {
        // Only what a slice says that is not noise by itself: the rest is in the JSON and on the page of the evaluation.
        var rows = report.Comparisons.SelectMany(comparison => comparison.Slices.Where(slice => slice.Row.Verdict != Verdict.NotShown).Select(slice => (comparison, slice))).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine("Slices with a difference; they are many and not corrected, so take them as hints:");
        output.WriteLine();
        TextTable.Write(
            ["slice", "compared", "metric", "difference", "questions", "shown"],
            [
                .. rows.Select(row => (string[])[
                    $"{row.slice.Name} = {row.slice.Value}",
                    $"{row.comparison.Candidate} less {row.comparison.Baseline}",
                    row.slice.Row.Metric.Name,
                    RunCells.Difference(row.slice.Row.Metric, row.slice.Row.Paired.Difference),
                    $"{Cells.Count(row.slice.Row.Pairs)}{(row.slice.IsSmall ? " (few)" : "")}",
                    RunCells.Shown(row.slice.Row.Verdict)]),
            ],
            output);
    }

    private static void WriteGaps(RunReport report, TextWriter output)
    {
        // A line a reason, with the metrics that have it: most reasons take several metrics at once.
        var gaps = report.Summaries
            .SelectMany(summary => summary.Missing.GroupBy(missing => (missing.Reason, missing.Results)).Select(group => (summary.Label, group.Key.Reason, group.Key.Results, Metrics: string.Join(", ", group.Select(missing => missing.Metric)))))
            .GroupBy(gap => (gap.Reason, gap.Metrics));
        List(output, "Without a score:", gaps.Select(group => $"{group.Key.Metrics}: {group.Key.Reason} ({string.Join(", ", group.Select(gap => $"{gap.Label} {Cells.Count(gap.Results)}"))})"));
        List(output, "Failed, in no mean:", report.Run.Cases.Where(result => result.Failure is not null).Select(result => $"{Name(report.Run, result)}: {result.Failure}"));
        List(output, "Not as it should be:", report.Run.Cases.Where(result => result.Unmet.Count > 0).Select(result => $"{Name(report.Run, result)}: {string.Join(" ", result.Unmet)}"));
    }

    private static void WriteGates(RunReport report, TextWriter output)
    {
        if (report.Gates.Count > 0)
        {
            output.WriteLine();
            foreach (var gate in report.Gates)
            {
                output.WriteLine($"{(gate.IsPassed ? "passed" : "FAILED")}: {gate.Name}. {gate.Message}");
            }
        }
    }

    private static void List(TextWriter output, string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(title);
        all.Take(ShownFaults).ToList().ForEach(line => output.WriteLine($"  {line}"));
        if (all.Count > ShownFaults)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  … and {all.Count - ShownFaults:N0} more"));
        }
    }

    private static string Name(EvaluationRun run, CaseResult result) =>
        string.Create(CultureInfo.InvariantCulture, $"{result.Set}/{result.CaseId}, {run.Variants[result.Variant].Label}{(run.Trials > 1 ? $", trial {result.Trial}" : "")}");

    private static void Line(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
