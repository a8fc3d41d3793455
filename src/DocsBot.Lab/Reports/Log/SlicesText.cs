using System.Globalization;
using System.Text.Json;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Reports.Log;

/// <summary>Prints the slices of a period, and in sentences which are worse than the rest.</summary>
internal static class SlicesText
{
    public static void Write(LogSlices slices, int most, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{slices.Period.From:O} to {slices.Period.To:O} by {Name(slices.Dimension)}"));
        output.WriteLine();
        TextTable.Write(
            [Name(slices.Dimension), "questions", "answered", "not covered", "errors", "any signal", "thumbs up", "p95 ms", "cost/answer"],
            [.. slices.Rows.Take(most).Select(Row)],
            output);
        if (slices.Rows.Count > most)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{slices.Rows.Count - most} more; show them with --most."));
        }

        var worse = slices.Rows.SelectMany(slice => slice.Worse.Select(finding => (slice, finding))).OrderByDescending(found => found.finding.Excess).ToList();
        output.WriteLine();
        output.WriteLine(worse.Count == 0
            ? "No slice is worse than the rest by more than chance brings."
            : "Worse than the rest by more than chance brings (two-proportion test, corrected by Holm for the number of slices), the most to win first:");
        foreach (var (slice, finding) in worse.Take(most))
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"- {Figures.Value(slice.Value)}: {Metric(finding.Metric)} {Figures.Share(finding.Here)} against {Figures.Share(finding.Elsewhere)}, {finding.Excess:N0} more than at the rest's rate (p {finding.PValue:0.0000})"));
        }
    }

    private static List<string> Row(LogSlice slice) =>
    [
        Figures.Value(slice.Value),
        Figures.Count(slice.Figures.Questions),
        Figures.Share(slice.Figures.AnsweredRate),
        Figures.Share(slice.Figures.NoAnswerRate),
        Figures.Share(slice.Figures.ErrorRate),
        Figures.Share(slice.Figures.FlaggedRate),
        Figures.Share(slice.Figures.HelpfulRate),
        Figures.Milliseconds(slice.Figures.Latency.Percentile(0.95)),
        Figures.Money(slice.Figures.CostPerAnswer),
    ];

    private static string Metric(SliceMetric metric) => metric switch
    {
        SliceMetric.Flagged => "any failure signal",
        SliceMetric.NoAnswer => "not covered",
        SliceMetric.ThumbsDown => "thumbs down of rated",
        _ => "errors",
    };

    private static string Name(LogDimension dimension) => JsonNamingPolicy.CamelCase.ConvertName(dimension.ToString());
}
