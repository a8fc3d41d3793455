using System.Globalization;
using DocsBot.Lab.Evaluation;

namespace DocsBot.Lab.Reports;

/// <summary>Prints retrieval scores as a table.</summary>
internal static class RetrievalReport
{
    public static void Write(IReadOnlyList<RetrievalScores> scores, TextWriter output) => TextTable.Write(
        ["set", "questions", "pages", "chunks", "nDCG@10", "MRR@10", "R@5", "R@20", "p50 ms", "p95 ms"],
        [.. scores.Select(Row)],
        output);

    private static IReadOnlyList<string> Row(RetrievalScores score) =>
    [
        score.Set,
        Count(score.Questions),
        Count(score.Pages),
        Count(score.Chunks),
        Share(score.Ndcg10),
        Share(score.Mrr10),
        Share(score.Recall5),
        Share(score.Recall20),
        Time(score.P50Ms),
        Time(score.P95Ms),
    ];

    private static string Count(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(double value) => value.ToString("F3", CultureInfo.InvariantCulture);

    private static string Time(double value) => value.ToString("F1", CultureInfo.InvariantCulture);
}
