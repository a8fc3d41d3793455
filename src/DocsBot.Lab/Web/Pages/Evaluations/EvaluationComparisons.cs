using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Web.Pages.Evaluations;

/// <summary>Remembers comparisons: thousands of resamples for each metric and slice take seconds, and whoever looks at one sorts it by this metric and by that.</summary>
internal sealed class EvaluationComparisons
{
    private const int MostRemembered = 16;
    private readonly Lock _gate = new();
    private readonly LinkedList<(string Key, EvaluationComparison Comparison)> _known = [];

    /// <summary>Two variants of a run side by side.</summary>
    public EvaluationComparison Of(EvaluationRun run, int baseline, int candidate)
    {
        // A run that goes on has more results the next time.
        var key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{run.Id} {run.Cases.Count} {run.FinishedAt?.UtcTicks} {baseline} {candidate}");
        lock (_gate)
        {
            if (_known.FirstOrDefault(known => known.Key == key) is { Comparison: { } known })
            {
                return known;
            }
        }

        var comparison = EvaluationComparison.Of(run, baseline, candidate);
        lock (_gate)
        {
            _known.AddFirst((key, comparison));
            if (_known.Count > MostRemembered)
            {
                _known.RemoveLast();
            }
        }

        return comparison;
    }
}
