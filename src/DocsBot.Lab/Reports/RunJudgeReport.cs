using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Reports;

/// <summary>Prints what a judge preferred, and how far it can be trusted.</summary>
internal static class RunJudgeReport
{
    public static void Write(RunReport report, TextWriter output)
    {
        if (report.Judge.Count > 0)
        {
            output.WriteLine();
            output.WriteLine("The judge, asked again about the same answer:");
            output.WriteLine();
            TextTable.Write(
                ["metric", "answers", "verdict flips", "replies without a verdict"],
                [.. report.Judge.Select(row => (string[])[row.Metric, Cells.Count(row.Answers), row.Flipped is { } flipped ? Cells.Share(flipped) : "-", Cells.Count(row.WithoutVerdict)])],
                output);
        }

        if (report.Preferences.Count > 0)
        {
            output.WriteLine();
            output.WriteLine("What the judge prefers, each question in both orders (0.5 is no preference):");
            output.WriteLine();
            TextTable.Write(
                ["answer of", "over", "preferred", "questions", "shown", "first place preferred", "orders disagree", "replies without a verdict"],
                [
                    .. report.Preferences.Select(row => (string[])[
                        row.Variant,
                        row.Other,
                        $"{Cells.Share(row.Preference.Mean)} [{Cells.Share(row.Preference.Low)}, {Cells.Share(row.Preference.High)}]",
                        Cells.Count(row.Questions),
                        RunCells.Shown(row.Verdict),
                        Cells.Share(row.FirstPreferred),
                        Cells.Share(row.Inconsistent),
                        Cells.Count(row.WithoutVerdict)]),
                ],
                output);
        }

        if (report.Agreement is { } agreement)
        {
            output.WriteLine();
            output.WriteLine($"Judge and people on {Cells.Count(agreement.Answers)} answers: the same verdict on {Cells.Share(agreement.Same)}, weighted kappa {(agreement.Kappa is { } kappa ? Cells.Share(kappa) : "not defined, because one of them always says the same")}.");
        }
    }
}
