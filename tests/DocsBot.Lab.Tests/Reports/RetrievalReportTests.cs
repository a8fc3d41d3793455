using DocsBot.Lab.Evaluation;
using DocsBot.Lab.Metrics;
using DocsBot.Lab.Reports;

namespace DocsBot.Lab.Tests.Reports;

public sealed class RetrievalReportTests : IDisposable
{
    private readonly SetFolder _set = new();
    private readonly StringWriter _output = new();

    public void Dispose() => _set.Dispose();

    [Fact]
    public void A_set_below_plain_bm25_is_named_with_its_difference()
    {
        RetrievalReport.Write([Run([0.5, 0.5], [0.75, 0.75]), Run([1, 1], [0, 0])], _output);

        var output = _output.ToString();
        output.ShouldContain("Below plain BM25 in nDCG@10: animals.");
        output.ShouldContain("-0.250 [-0.250, -0.250]");
        output.ShouldContain("+1.000 [+1.000, +1.000]");
        output.Split('\n').Last(line => line.StartsWith("| macro mean", StringComparison.Ordinal)).ShouldContain("0.375 | +0.375 [+0.375, +0.375]");
    }

    [Fact]
    public void Equal_is_not_below()
    {
        RetrievalReport.Write([Run([0.5, 0.25], [0.25, 0.5])], _output);

        _output.ToString().ShouldContain("No set is below plain BM25");
        _output.ToString().ShouldNotContain("macro mean");
    }

    private RetrievalRun Run(double[] scores, double[] baseline) => new(
        EvaluationSet.Read(_set.Folder), Pages: 3, Chunks: 4, Scores(scores), [1.0, 2.0], Scores(baseline), Ablated: null);

    private static RankingScore[] Scores(double[] values) => [.. values.Select(value => new RankingScore(value, value, value, value))];
}
