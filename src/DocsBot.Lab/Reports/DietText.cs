using System.Globalization;
using DocsBot.Lab.Evaluation.Diet;
using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Reports;

/// <summary>Writes what the parts of a prompt cost and bring.</summary>
internal static class DietText
{
    /// <summary>Writes the report.</summary>
    public static void Write(DietReport report, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Prompt}: {report.Tokens:0} tokens without passages, {report.Questions} questions, run {report.RunId}. Quality is the mean of {string.Join(", ", report.Metrics)}."));
        TextTable.Write(
            ["without", "tokens saved", "of the prompt", "quality, 95%", "would show", "questions", "failed", "verdict"],
            [.. report.Rows.Select(row => Cells(row, report.Tokens))],
            output);
        foreach (var part in report.Required)
        {
            output.WriteLine($"{DietPlan.NameOf(part.Kind, part.Name)} is required: {part.Required}.");
        }

        if (report.Rows.Any(row => row.Without == Verdict.NotShown && row.Quality is not null))
        {
            output.WriteLine(FormattableString.Invariant($"No measurable change does not mean that a part is of no use: with {report.Questions} questions, a change smaller than the column 'would show' mostly stays unseen."));
        }
    }

    private static IReadOnlyList<string> Cells(DietRow row, double whole) =>
    [
        DietPlan.NameOf(row.Kind, row.Name),
        row.Tokens.ToString("0.#", CultureInfo.InvariantCulture),
        (whole > 0 ? row.Tokens / whole * 100 : 0).ToString("0.#", CultureInfo.InvariantCulture) + "%",
        row.Quality is { } quality ? Reports.Cells.Difference(quality.Paired.Difference) : "no scores",
        row.Quality?.MinimumDetectableEffect is { } effect ? Reports.Cells.Share(effect) : "",
        (row.Quality?.Pairs ?? 0).ToString(CultureInfo.InvariantCulture),
        row.Failed.ToString(CultureInfo.InvariantCulture),
        Say(row),
    ];

    private static string Say(DietRow row) => (row.Without, row.Quality) switch
    {
        (_, null) => "not measured",
        (Verdict.Better, _) => "better without",
        (Verdict.Worse, _) => "needed",
        _ => "no measurable change",
    };
}
