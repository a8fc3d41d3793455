namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>
/// Corrects p-values for having looked at many metrics: whatever the metrics have to do with each other, the chance that any of them is called different though
/// none is stays below the level (Holm, "A Simple Sequentially Rejective Multiple Test Procedure", Scandinavian Journal of Statistics 6, 1979).
/// </summary>
internal static class Holm
{
    /// <summary>The rows with their corrected p-values, in the same order.</summary>
    public static IReadOnlyList<MetricComparison> Adjust(IReadOnlyList<MetricComparison> rows)
    {
        var adjusted = new MetricComparison[rows.Count];
        var highest = 0.0;
        foreach (var (place, row) in rows.Select((row, index) => (index, row)).OrderBy(row => row.row.Paired.PValue).Index())
        {
            highest = Math.Max(highest, Math.Min(1, (rows.Count - place) * row.row.Paired.PValue));
            adjusted[row.index] = row.row with { AdjustedPValue = highest };
        }

        return adjusted;
    }
}
