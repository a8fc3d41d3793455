using System.Globalization;
using DocsBot.Lab.Analysis.Clusters;
using DocsBot.Lab.Reports;

namespace DocsBot.Lab.Analysis.Drift;

/// <summary>Tells a series in a terminal: each run with its scores, the first run of a new level marked, and what had changed.</summary>
internal static class DriftText
{
    private const string Mark = "*";

    public static void Write(DriftReport report, TextWriter output)
    {
        foreach (var variant in report.Variants)
        {
            output.WriteLine($"{report.Series}: {variant.Label}, {ClustersText.Counted(variant.Runs.Count, "run")}");
            output.WriteLine();
            TextTable.Write(
                ["run", "began", "failed", .. variant.Metrics.Select(metric => metric.Name)],
                [.. variant.Runs.Select((run, i) => (IReadOnlyList<string>)[run.Id[^12..] + (run.IsReference ? " reference" : ""), Time(run.At), Cells.Count(run.Failed), .. variant.Metrics.Select(metric => Cell(metric, i))])],
                output);
            output.WriteLine();
            foreach (var line in Changes(variant))
            {
                output.WriteLine(line);
            }

            output.WriteLine();
        }
    }

    private static string Cell(DriftMetric metric, int run) =>
        metric.Values[run] is { } value ? Number(value) + (metric.Changes.Any(change => change.Index == run) ? $" {Mark}" : "") : "";

    private static IEnumerable<string> Changes(DriftVariant variant)
    {
        if (variant.Runs.Count < ChangePoints.Fewest)
        {
            yield return $"Changes of level are looked for from {ChangePoints.Fewest} runs on.";
            yield break;
        }

        var runs = variant.Metrics.SelectMany(metric => metric.Changes.Select(change => (change.Index, Metric: metric, Change: change))).GroupBy(change => change.Index).OrderBy(run => run.Key).ToList();
        if (runs.Count == 0)
        {
            yield return "No change of level is shown.";
        }

        foreach (var run in runs)
        {
            yield return $"{Mark} {Time(variant.Runs[run.Key].At)}, run {variant.Runs[run.Key].Id[^12..]}:";
            foreach (var (_, metric, change) in run)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"    {metric.Name}: {Number(change.Before)} → {Number(change.After)} (p = {change.PValue:0.####})");
            }

            // The place of a change is known to about a run: what was other in the run before or after it may be the cause as well.
            var near = Enumerable.Range(run.Key - 1, 3).Where(i => i > 0 && i < variant.Runs.Count).SelectMany(i => variant.Runs[i].Changes.Select(change => (Run: i, Change: change))).ToList();
            foreach (var (number, change) in near)
            {
                yield return $"    {change}{(number == run.Key ? "" : $", at the run of {Time(variant.Runs[number].At)}")}";
            }

            if (near.Count == 0)
            {
                yield return "    Nothing that the Lab records was other: perhaps the provider changed the model behind its name.";
            }
        }
    }

    private static string Number(double value) => value.ToString(Math.Abs(value) < 10 ? "0.000" : "0.#", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
