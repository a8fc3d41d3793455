using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Analysis.Drift;

/// <summary>Reads a series and finds where it changed.</summary>
internal static class DriftReports
{
    /// <summary>The probability that anything at all is marked in a series in which nothing changed.</summary>
    private const double Level = 0.05;

    /// <summary>The names of the series that there are, in order.</summary>
    public static async Task<IReadOnlyList<string>> NamesAsync(EvaluationStore store, CancellationToken cancellationToken) =>
        [.. (await store.ListAsync(cancellationToken)).Select(run => run.Series?.Name).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The report of a series; no variants when there is no such series.</summary>
    /// <param name="store">The evaluations.</param>
    /// <param name="series">The series' name.</param>
    /// <param name="most">How many of the newest runs are read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<DriftReport> OfAsync(EvaluationStore store, string series, int most, CancellationToken cancellationToken)
    {
        var runs = new List<EvaluationRun>();
        foreach (var listed in (await store.ListAsync(cancellationToken)).Where(run => run.FinishedAt is not null && run.Series?.Name == series).Take(most).Reverse())
        {
            if (await store.FindAsync(listed.Id, cancellationToken) is { } run)
            {
                runs.Add(run);
            }
        }

        return Of(series, runs);
    }

    /// <summary>The report of complete runs, oldest first.</summary>
    public static DriftReport Of(string series, IReadOnlyList<EvaluationRun> runs)
    {
        var labels = runs.SelectMany(run => run.Variants.Select(variant => variant.Label)).Distinct(StringComparer.Ordinal).ToList();
        var tracks = labels.Select(label => TrackOf(label, runs)).ToList();

        // Each metric of each variant is a chance for a false alarm.
        var level = Level / Math.Max(1, tracks.Sum(track => track.Metrics.Count));
        return new DriftReport(series, level, [.. tracks.Select(track => track with { Metrics = [.. track.Metrics.Select(metric => metric with { Changes = ChangesOf(metric.Values, level) })] })]);
    }

    private static DriftVariant TrackOf(string label, IReadOnlyList<EvaluationRun> runs)
    {
        var asked = runs.Select(run => (Run: run, Variant: run.VariantOf(label))).Where(run => run.Variant is not null).Select(run => (run.Run, run.Variant!.Value)).ToList();
        var means = asked.Select(run => MeansOf(run.Run, run.Value)).ToList();
        var track = asked.Select((run, i) => new DriftRun(
            run.Run.Id,
            run.Run.StartedAt,
            run.Run.Series is { IsReference: true },
            run.Run.Cases.Count(result => result.Variant == run.Value && result.Failure is not null),
            i == 0 ? [] : RunChanges.Between(asked[i - 1], run)));

        // Time depends on what else the machines do.
        var metrics = EvaluationMetric.All.Where(metric => metric.Unit != MetricUnit.Milliseconds && means.Any(run => run.ContainsKey(metric.Name)))
            .Select(metric => new DriftMetric(metric.Name, [.. means.Select(run => run.TryGetValue(metric.Name, out var mean) ? mean : (double?)null)], []));
        return new DriftVariant(label, [.. track], [.. metrics]);
    }

    private static Dictionary<string, double> MeansOf(EvaluationRun run, int variant) =>
        QuestionScores.Of(run, variant).Values.SelectMany(question => question.Scores)
            .GroupBy(score => score.Key, score => score.Value, StringComparer.Ordinal)
            .ToDictionary(scores => scores.Key, scores => scores.Average(), StringComparer.Ordinal);

    /// <summary>Runs without a score are left out, and the changes are told by the numbers of the runs.</summary>
    private static IReadOnlyList<ChangePoint> ChangesOf(IReadOnlyList<double?> values, double level)
    {
        var known = values.Select((value, run) => (Value: value, Run: run)).Where(value => value.Value is not null).ToList();
        return [.. ChangePoints.Of([.. known.Select(value => value.Value!.Value)], level).Select(change => change with { Index = known[change.Index].Run })];
    }
}
