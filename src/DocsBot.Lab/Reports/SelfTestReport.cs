using System.Globalization;
using DocsBot.Lab.Evaluation.SelfTest;

namespace DocsBot.Lab.Reports;

/// <summary>Prints how the statistics did on simulated evaluations, and says what is outside of its bounds.</summary>
internal static class SelfTestReport
{
    /// <summary>Writes the table and the sums.</summary>
    /// <returns>What is outside of its bounds, in sentences; empty when all is well.</returns>
    public static IReadOnlyList<string> Write(IReadOnlyList<SelfTestRow> rows, TextWriter output)
    {
        var alarms = rows.Average(row => row.FalseAlarms);
        var coverage = rows.Average(row => row.Coverage);
        var tolerance = StatisticsSelfTest.CoverageTolerance(rows.Sum(row => row.Runs));
        TextTable.Write(
            ["scores", "questions", "runs", "false alarms", "true difference", "coverage", "found"],
            [.. rows.Select(Row)],
            output);
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"false alarms: {alarms * 100:F1}% of the comparisons of a version with itself (at most {StatisticsSelfTest.MostFalseAlarms * 100:F0}%)"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"coverage: {coverage * 100:F1}% of the 95% intervals hold the true difference ({(StatisticsSelfTest.Coverage - tolerance) * 100:F1} to {(StatisticsSelfTest.Coverage + tolerance) * 100:F1}%)"));
        return [.. Faults(alarms, coverage, tolerance)];
    }

    private static IEnumerable<string> Faults(double alarms, double coverage, double tolerance)
    {
        if (alarms > StatisticsSelfTest.MostFalseAlarms)
        {
            yield return "There are too many false alarms: a difference that is called one may be chance.";
        }

        if (Math.Abs(coverage - StatisticsSelfTest.Coverage) > tolerance)
        {
            yield return "The intervals do not hold the truth as often as they say.";
        }
    }

    private static List<string> Row(SelfTestRow row) =>
    [
        row.Kind.ToString().ToLowerInvariant(),
        Cells.Count(row.Questions),
        Cells.Count(row.Runs),
        Cells.Share(row.FalseAlarms),
        Cells.Share(row.TrueDifference),
        Cells.Share(row.Coverage),
        Cells.Share(row.Power),
    ];
}
