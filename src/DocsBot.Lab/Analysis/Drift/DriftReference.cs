using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Analysis.Drift;

/// <summary>What the runs of a series are compared with.</summary>
internal static class DriftReference
{
    /// <summary>The newest complete run of a series that was made its reference, else its first complete one; null when there is none.</summary>
    /// <param name="store">The evaluations.</param>
    /// <param name="series">The series' name.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<EvaluationRun?> FindAsync(EvaluationStore store, string series, CancellationToken cancellationToken)
    {
        var complete = (await store.ListAsync(cancellationToken)).Where(run => run.FinishedAt is not null && run.Series?.Name == series).ToList();
        var reference = complete.FirstOrDefault(run => run.Series!.IsReference) ?? complete.LastOrDefault();
        return reference is null ? null : await store.FindAsync(reference.Id, cancellationToken);
    }
}
