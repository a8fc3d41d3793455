using DocsBot.Lab.Evaluation.Variants;
using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Reports;

/// <summary>Prints what a grid reached: a row a variant, a column a set.</summary>
internal static class SweepReport
{
    public static void Write(SweepResult result, TextWriter output)
    {
        output.WriteLine("nDCG@10 on each set, and the difference of the macro mean from the defaults with its 95 % interval (paired bootstrap over questions):");
        output.WriteLine();
        TextTable.Write(["variant", .. result.Sets, RetrievalReport.Macro, "better than default by", "mark"], [.. result.Rows.Select(row => Row(row, result))], output);
    }

    private static List<string> Row(SweepRow row, SweepResult result) =>
    [
        row.Variant.Name,
        .. row.Scores.Select(scores => Cells.Share(scores.Average(score => score.Ndcg10))),
        Cells.Share(row.Macro.Ndcg10),
        row == result.Default ? "" : Cells.Difference(RankingDifference.Of([.. row.Scores.Zip(result.Default.Scores)], score => score.Ndcg10)),
        (row == result.Default, row == result.Best) switch
        {
            (true, true) => "default, best",
            (true, false) => "default",
            (false, true) => "best",
            _ => "",
        },
    ];
}
