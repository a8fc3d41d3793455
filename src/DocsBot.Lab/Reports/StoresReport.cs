using DocsBot.Lab.Evaluation;
using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Reports;

/// <summary>Prints what the same questions find in an index in Qdrant, beside what they find in the embedded one.</summary>
internal static class StoresReport
{
    public static void Write(IReadOnlyList<RetrievalRun> runs, TextWriter output)
    {
        output.WriteLine("The same in Qdrant, and how much better that is, with 95 % intervals (paired bootstrap over questions):");
        output.WriteLine();
        var rows = runs.Select(run => Row(run.Set.Name, [run], Cells.Milliseconds(P50(run.Qdrant!)), Cells.Milliseconds(P95(run.Qdrant!)))).ToList();
        if (runs.Count > 1)
        {
            rows.Add(Row(RetrievalReport.Macro, runs, "", ""));
        }

        TextTable.Write(["set", "SQLite nDCG@10", "Qdrant nDCG@10", "better by", "Qdrant MRR@10", "Qdrant R@20", "better by", "p50 ms", "p95 ms"], rows, output);
    }

    private static IReadOnlyList<string> Row(string name, IReadOnlyList<RetrievalRun> runs, string p50, string p95)
    {
        var embedded = runs.Select(run => RankingScore.Mean(run.Scores)).ToList();
        var scores = runs.Select(run => RankingScore.Mean(run.Qdrant!.Scores)).ToList();
        var difference = RankingDifference.Of([.. runs.Select(run => (run.Qdrant!.Scores, run.Scores))]);
        return
        [
            name,
            Cells.Share(embedded.Average(score => score.Ndcg10)),
            Cells.Share(scores.Average(score => score.Ndcg10)), Cells.Difference(difference.Ndcg10),
            Cells.Share(scores.Average(score => score.Mrr10)),
            Cells.Share(scores.Average(score => score.Recall20)), Cells.Difference(difference.Recall20),
            p50,
            p95,
        ];
    }

    private static double P50(RetrievalRun run) => Percentile.Of(run.Milliseconds, 0.5);

    private static double P95(RetrievalRun run) => Percentile.Of(run.Milliseconds, 0.95);
}
