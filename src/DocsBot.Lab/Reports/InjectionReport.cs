using DocsBot.Lab.Evaluation.Injection;

namespace DocsBot.Lab.Reports;

/// <summary>Prints what attacks did to prompts and to answers.</summary>
internal static class InjectionReport
{
    /// <summary>A row for each version of a prompt, and the sums.</summary>
    public static void Write(IReadOnlyList<(string Prompt, InjectionCounts Counts)> rows, TextWriter output) => TextTable.Write(
        ["prompt", "attacks", "messages opened", "expanded", "in system", "marks believed", "outside of marks"],
        [.. rows.Append(("all", rows.Aggregate(default(InjectionCounts), (sum, row) => sum + row.Counts))).Select(Row)],
        output);

    /// <summary>A row for each position of the attack, and the sums.</summary>
    public static void Write(IReadOnlyList<PoisonCounts> rows, TextWriter output)
    {
        var all = new PoisonCounts("all", rows.Sum(row => row.Questions), rows.Sum(row => row.FromPage), rows.Sum(row => row.FromCleanPage), rows.Sum(row => row.Attacks), rows.Sum(row => row.CleanAttacks));
        TextTable.Write(
            ["attack at the", "questions", "answer from the page", "the same, page clean", "attack in the answer", "the same, page clean"],
            [.. rows.Append(all).Select(row => (string[])[row.Position, Cells.Count(row.Questions), Share(row.FromPage, row), Share(row.FromCleanPage, row), Share(row.Attacks, row), Share(row.CleanAttacks, row)])],
            output);
    }

    private static string[] Row((string Prompt, InjectionCounts Counts) row) =>
    [
        row.Prompt,
        Cells.Count(row.Counts.Renderings),
        Cells.Count(row.Counts.MessagesOpened),
        Cells.Count(row.Counts.Expanded),
        Cells.Count(row.Counts.InSystem),
        Cells.Count(row.Counts.MarksBelieved),
        Cells.Count(row.Counts.Unmarked),
    ];

    private static string Share(int count, PoisonCounts row) => $"{Cells.Count(count)} ({Cells.Share(row.Questions == 0 ? 0 : (double)count / row.Questions)})";
}
