using DocsBot.Lab.Metrics;
using DocsBot.Lab.Reports;

namespace DocsBot.Lab.Evaluation.Variants;

/// <summary>Asks the questions of every set in every way of a grid. Each set is ingested once for all variants that can share its index.</summary>
/// <param name="variants">The ways; the first is the default.</param>
/// <param name="parallelism">How many questions are asked at once.</param>
/// <param name="log">Told what is done.</param>
internal sealed class Sweep(IReadOnlyList<Variant> variants, int parallelism, EvaluationLog log)
{
    /// <summary>Runs the grid.</summary>
    /// <exception cref="EvaluationSetException">A line of a corpus is wrong.</exception>
    public async Task<SweepResult> RunAsync(IReadOnlyList<EvaluationSet> sets, CancellationToken cancellationToken)
    {
        var rows = variants.Select(variant => new SweepRow(variant, new IReadOnlyList<RankingScore>[sets.Count])).ToList();
        for (var i = 0; i < sets.Count; i++)
        {
            foreach (var sharing in rows.GroupBy(row => row.Variant.Ingestion, StringComparer.Ordinal))
            {
                await CompareAsync(sets[i], [.. sharing], i, cancellationToken);
            }
        }

        return new SweepResult([.. sets.Select(set => set.Name)], rows);
    }

    private async Task CompareAsync(EvaluationSet set, IReadOnlyList<SweepRow> rows, int column, CancellationToken cancellationToken)
    {
        await using var bench = await RetrievalBench.BuildAsync(set, new FolderPlace(), rows[0].Variant, log, cancellationToken);
        var scores = await bench.CompareAsync([.. rows.Select(row => row.Variant)], parallelism, cancellationToken);
        for (var i = 0; i < rows.Count; i++)
        {
            rows[i].Scores[column] = scores[i];
        }
    }
}
