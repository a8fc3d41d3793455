using System.Globalization;
using System.Text.Json;
using DocsBot.Lab.Analysis.Why;

namespace DocsBot.Lab.Reports;

/// <summary>Prints why an answer failed: the verdict, the attempts side by side, and what to do.</summary>
internal static class WhyReport
{
    public static void Write(AttributionReport report, TextWriter output)
    {
        output.WriteLine($"interaction {report.Id}");
        output.WriteLine($"question    {(report.Question.Length > 0 ? report.Question.ReplaceLineEndings(" ") : "(emptied)")}");
        output.WriteLine();
        output.WriteLine($"{Name(report.Cause)}{(report.IsThin ? " (thin evidence)" : "")}: {report.Because}");
        output.WriteLine();
        TextTable.Write(
            ["attempt", "with", "answer", "citations", "dropped", "grounded", "reference", "right page at", "in prompt", "calls", "cost"],
            [.. report.Attempts.Where(attempt => attempt.Skipped is null).Select(attempt => Row(attempt, report.Decided))],
            output);
        foreach (var skipped in report.Attempts.Where(attempt => attempt.Skipped is not null))
        {
            output.WriteLine($"not tried, {Name(skipped.Kind)}: {skipped.Skipped}.");
        }

        output.WriteLine();
        foreach (var changed in report.Changed)
        {
            output.WriteLine($"changed since: {changed.Url}{(changed.IsGone ? ", whose page is gone" : "")}{(changed.WasCited ? ", which the answer cited" : "")}");
        }

        if (report.NearestPages.Count > 0)
        {
            output.WriteLine($"nearest pages: {string.Join(", ", report.NearestPages)}");
        }

        foreach (var note in report.Notes)
        {
            output.WriteLine(note);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The attempts took {report.Calls} calls to language models; cost {Cost(report.Cost)}."));
        for (var i = 0; i < report.Next.Count; i++)
        {
            output.WriteLine($"{(i == 0 ? "next:" : "     ")} {report.Next[i]}");
        }
    }

    /// <summary>A cause or an attempt in words.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()).Replace('-', ' ').Replace("todays", "today's", StringComparison.Ordinal);

    private static List<string> Row(Attempt attempt, AttemptKind? decided) =>
    [
        (attempt.Kind == decided ? "* " : "") + Name(attempt.Kind),
        attempt.Change,
        attempt.Grade is { } grade ? Name(grade) : "-",
        attempt.Citations.ToString(CultureInfo.InvariantCulture),
        attempt.DroppedCitations.ToString(CultureInfo.InvariantCulture),
        attempt.Groundedness?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-",
        attempt.ReferenceShare?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-",
        attempt.RightPageRank?.ToString(CultureInfo.InvariantCulture) ?? "-",
        attempt.RightPageInPrompt is { } inPrompt ? inPrompt ? "yes" : "no" : "-",
        attempt.Calls.ToString(CultureInfo.InvariantCulture),
        Cost(attempt.Cost),
    ];

    private static string Cost(decimal? cost) => cost?.ToString("0.######", CultureInfo.InvariantCulture) ?? "-";
}
