using DocsBot.Core.Interactions;
using DocsBot.Core.Retrieval;
using DocsBot.Lab.Analysis.Clusters;
using DocsBot.Lab.Analysis.Gaps;
using DocsBot.Lab.Engine;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Web.Pages.Clusters;

/// <summary>
/// Searches for clusters in the background, one at a time, and remembers what came of it: of a large log a search takes longer than anybody waits for a page.
/// </summary>
/// <param name="log">The log.</param>
/// <param name="engine">Asks today's index about questions that were not answered.</param>
/// <param name="retrieval">From which confidence on a question is answered.</param>
/// <param name="time">The clock.</param>
/// <param name="lifetime">Ends the searches with the workbench.</param>
internal sealed class ClusterRuns(LogDatabase log, Lazy<LabEngine> engine, RetrievalOptions retrieval, TimeProvider time, IHostApplicationLifetime lifetime) : IDisposable
{
    private const int MostRemembered = 8;
    private const int MostClusters = 60;
    private const int MostGaps = 25;

    /// <summary>How old a result may be before it is made anew by itself.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    private readonly Lock _gate = new();
    private readonly List<ClusterRun> _runs = [];
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>The search for this, begun now unless it runs or is fresh. A failed one is begun anew.</summary>
    public ClusterRun Get(ClusterKey key)
    {
        lock (_gate)
        {
            var run = _runs.Find(known => known.Key == key);
            return run is { Findings: { IsFaulted: false, IsCanceled: false } } && (!run.Findings.IsCompleted || time.GetUtcNow() - run.StartedAt < Fresh) ? run : Begin(key);
        }
    }

    /// <summary>Makes it anew, unless that is going on already.</summary>
    public void Refresh(ClusterKey key)
    {
        lock (_gate)
        {
            if (_runs.Find(known => known.Key == key) is not { Findings.IsCompleted: false })
            {
                Begin(key);
            }
        }
    }

    public void Dispose() => _turn.Dispose();

    private ClusterRun Begin(ClusterKey key)
    {
        _runs.RemoveAll(known => known.Key == key);
        if (_runs.Count >= MostRemembered && _runs.Find(known => known.Findings.IsCompleted) is { } oldest)
        {
            _runs.Remove(oldest);
        }

        var run = new ClusterRun(key, time.GetUtcNow(), Task.Run(() => RunAsync(key, lifetime.ApplicationStopping), lifetime.ApplicationStopping));
        _runs.Add(run);
        return run;
    }

    private async Task<ClusterFindings> RunAsync(ClusterKey key, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var request = RequestOf(key);
            if (!request.OnlyUnanswered)
            {
                return new ClusterFindings(await ClusterAnalysis.RunAsync(log, request, cancellationToken), Gaps: null);
            }

            var gaps = await GapAnalysis.RunAsync(log, engine.Value.Asker.Retriever, retrieval.MinimumConfidence, request with { Most = MostGaps }, cancellationToken);
            return new ClusterFindings(gaps.Questions, gaps);
        }
        finally
        {
            _turn.Release();
        }
    }

    private ClusterRequest RequestOf(ClusterKey key)
    {
        var isAll = key.Days == LogPeriod.All;
        return new ClusterRequest
        {
            From = isAll ? DateTimeOffset.UnixEpoch : new DateTimeOffset(key.Days.From, TimeOnly.MinValue, TimeSpan.Zero),
            To = isAll || key.Days.To == DateOnly.MaxValue ? time.GetUtcNow() : new DateTimeOffset(key.Days.To.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero),
            Signals = key.Signals == FailureSignal.None ? ClusterRequest.AnySignal : key.Signals,
            OnlyUnanswered = key.Signals == FailureSignal.None,
            Most = MostClusters,
        };
    }
}
