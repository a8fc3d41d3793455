using DocsBot.Lab.Evaluation;
using DocsBot.Lab.Evaluation.Variants;
using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Reports;

/// <summary>Prints what each part of retrieval is worth on each set.</summary>
internal static class AblationReport
{
    public static void Write(IReadOnlyList<RetrievalRun> runs, TextWriter output)
    {
        output.WriteLine("What each part is worth: nDCG@10 with it less nDCG@10 without it, with 95 % intervals (paired bootstrap over questions):");
        output.WriteLine();
        TextTable.Write(
            ["part", "without it", .. runs.Select(run => run.Set.Name), .. Macro(runs)],
            [.. Ablation.All.Select((ablation, i) => Row(ablation, i, runs))],
            output);
    }

    private static List<string> Row(Ablation ablation, int i, IReadOnlyList<RetrievalRun> runs)
    {
        var sets = runs.Select(run => (run.Scores, run.Ablated![i])).ToList();
        List<string> cells = [ablation.Part, ablation.Without.Name, .. sets.Select(set => Worth([set]))];
        if (sets.Count > 1)
        {
            cells.Add(Worth(sets));
        }

        return cells;
    }

    private static string Worth(IReadOnlyList<(IReadOnlyList<RankingScore>, IReadOnlyList<RankingScore>)> sets) => Cells.Difference(RankingDifference.Of(sets, score => score.Ndcg10));

    private static string[] Macro(IReadOnlyList<RetrievalRun> runs) => runs.Count > 1 ? [RetrievalReport.Macro] : [];
}
