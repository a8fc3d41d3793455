using System.Globalization;
using DocsBot.Core.Prompts;
using DocsBot.Lab.Metrics;
using DocsBot.Lab.Reports;
using DocsBot.Providers.Prompts;

namespace DocsBot.Lab.Lifecycle;

/// <summary>Says what happened to a version, a line for each evaluation, promotion and roll-back, oldest first.</summary>
internal static class LineageText
{
    /// <summary>The lines.</summary>
    public static IEnumerable<string> Of(PromptEntry entry)
    {
        // On the same day a version is evaluated before it is promoted.
        var evaluations = (entry.Version?.Evaluations ?? []).Select(evaluation => (evaluation.Date, IsChange: false, At: DateTimeOffset.MinValue, Line: Line(evaluation, entry.Id)));
        var changes = (entry.Version?.History ?? []).Select(change => (Date: DateOnly.FromDateTime(change.At.UtcDateTime), IsChange: true, change.At, Line: Line(change)));
        return evaluations.Concat(changes).OrderBy(known => known.Date).ThenBy(known => known.IsChange).ThenBy(known => known.At).Select(known => known.Line);
    }

    private static string Line(PromptEvaluation evaluation, PromptId id)
    {
        var metrics = evaluation.Metrics.Select(metric => string.Create(CultureInfo.InvariantCulture, $"{metric.Key} {metric.Value:0.###}{Difference(evaluation, metric.Key)}"));
        var against = evaluation.Against is { } baseline ? $" against {baseline}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{evaluation.Date:yyyy-MM-dd} {evaluation.Set}, {evaluation.Model}{against}{(evaluation.Sha256 == id.Sha256 ? "" : " (of other bytes)")}: {string.Join(", ", metrics)}{(evaluation.Run is { } run ? $" (run {run})" : "")}");
    }

    private static string Difference(PromptEvaluation evaluation, string metric) =>
        evaluation.Differences.GetValueOrDefault(metric) is { } difference ? $" ({Cells.Difference(new Interval(difference.Mean, difference.Low, difference.High))})" : "";

    private static string Line(PromptChange change)
    {
        var what = change.Kind switch
        {
            PromptChangeKind.Experiment => string.Create(CultureInfo.InvariantCulture, $"experiment {change.Experiment} with {change.Share * 100:0.##}%, control {change.From}"),
            PromptChangeKind.Promoted => $"promoted, after {change.From}{(change.Experiment is { } won ? $" and the experiment {won}" : "")}",
            _ => $"rolled back to {change.To}{(change.Experiment is { } ended ? $", the experiment {ended} ended" : "")}",
        };
        var accepted = change.Accepted.Count > 0 ? $"; accepted to be worse: {string.Join(", ", change.Accepted)}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{change.At:yyyy-MM-dd HH:mm} {what} in {change.Domain} by {change.By}{(change.Why is { } why ? $": {why}" : "")}{accepted}");
    }
}
