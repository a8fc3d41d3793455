using DocsBot.Lab.Evaluation;
using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Reports;

/// <summary>Prints what was measured on sets: the scores, and how much better they are than those of plain BM25.</summary>
internal static class RetrievalReport
{
    public const string Macro = "macro mean";

    public static void Write(IReadOnlyList<RetrievalRun> runs, TextWriter output)
    {
        WriteScores(runs, output);
        if (runs.Any(run => run.Baseline is not null))
        {
            output.WriteLine();
            output.WriteLine("Plain BM25 (SQLite FTS5, windows of 200 words), and how much better this is, with 95 % intervals (paired bootstrap over questions):");
            output.WriteLine();
            WriteDifferences([.. runs.Where(run => run.Baseline is not null)], output);
        }

        if (runs.Any(run => run.Qdrant is not null))
        {
            output.WriteLine();
            StoresReport.Write(runs, output);
        }

        if (runs.Any(run => run.Ablated is not null))
        {
            output.WriteLine();
            AblationReport.Write(runs, output);
        }
    }

    private static void WriteScores(IReadOnlyList<RetrievalRun> runs, TextWriter output)
    {
        var scores = runs.Select(RetrievalScores.Of).ToList();
        var rows = scores.Zip(runs, IReadOnlyList<string> (score, run) =>
        [
            score.Set,
            Cells.Count(score.Questions),
            Cells.Count(score.Pages),
            Cells.Count(run.Chunks),
            Cells.Share(score.Ndcg10),
            Cells.Share(score.Mrr10),
            Cells.Share(score.Recall5),
            Cells.Share(score.Recall20),
            Cells.Milliseconds(score.P50Ms),
            Cells.Milliseconds(score.P95Ms),
        ]).ToList();
        if (scores.Count > 1)
        {
            rows.Add(
            [
                Macro, "", "", "",
                Cells.Share(scores.Average(score => score.Ndcg10)),
                Cells.Share(scores.Average(score => score.Mrr10)),
                Cells.Share(scores.Average(score => score.Recall5)),
                Cells.Share(scores.Average(score => score.Recall20)),
                "", "",
            ]);
        }

        TextTable.Write(["set", "questions", "pages", "chunks", "nDCG@10", "MRR@10", "R@5", "R@20", "p50 ms", "p95 ms"], rows, output);
    }

    private static void WriteDifferences(IReadOnlyList<RetrievalRun> runs, TextWriter output)
    {
        var rows = runs.Select(run => Row(run.Set.Name, [run])).ToList();
        if (runs.Count > 1)
        {
            rows.Add(Row(Macro, runs));
        }

        TextTable.Write(["set", "BM25 nDCG@10", "better by", "BM25 MRR@10", "better by", "BM25 R@5", "better by", "BM25 R@20", "better by"], rows, output);
        output.WriteLine();
        var below = runs.Where(run => RankingScore.Mean(run.Scores).Ndcg10 < RankingScore.Mean(run.Baseline!).Ndcg10).Select(run => run.Set.Name).ToList();
        output.WriteLine(below.Count == 0 ? "No set is below plain BM25 in nDCG@10." : $"Below plain BM25 in nDCG@10: {string.Join(", ", below)}.");
    }

    private static IReadOnlyList<string> Row(string name, IReadOnlyList<RetrievalRun> runs)
    {
        var baselines = runs.Select(run => RankingScore.Mean(run.Baseline!)).ToList();
        var difference = RankingDifference.Of([.. runs.Select(run => (run.Scores, run.Baseline!))]);
        return
        [
            name,
            Cells.Share(baselines.Average(score => score.Ndcg10)), Cells.Difference(difference.Ndcg10),
            Cells.Share(baselines.Average(score => score.Mrr10)), Cells.Difference(difference.Mrr10),
            Cells.Share(baselines.Average(score => score.Recall5)), Cells.Difference(difference.Recall5),
            Cells.Share(baselines.Average(score => score.Recall20)), Cells.Difference(difference.Recall20),
        ];
    }
}
