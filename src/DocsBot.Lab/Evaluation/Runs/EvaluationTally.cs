namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>Counts what a run does, tells how far it is, and stops it at its cost limit. Safe for questions at once.</summary>
internal sealed class EvaluationTally
{
    private readonly Lock _gate = new();
    private readonly EvaluationRun _run;
    private readonly EvaluationRequest _request;
    private readonly TimeProvider _time;
    private readonly int _kept;
    private long _setStarted;
    private int _doneInSet;
    private int _done;
    private int _asked;
    private int _recalled;
    private decimal _spent;
    private volatile bool _isStopped;

    /// <summary>Begins to count.</summary>
    /// <param name="run">The run.</param>
    /// <param name="kept">Results that it has already.</param>
    /// <param name="request">Its limit, and who is told.</param>
    /// <param name="time">The clock.</param>
    public EvaluationTally(EvaluationRun run, int kept, EvaluationRequest request, TimeProvider time)
    {
        (_run, _kept, _request, _time) = (run, kept, request, time);
        BeginSet();
    }

    /// <summary>The run.</summary>
    public string RunId => _run.Id;

    /// <summary>Whether the cost limit was reached: nothing more is begun.</summary>
    public bool IsStopped => _isStopped;

    /// <summary>The index of a set is there, and its questions are asked from now on: what is left is estimated by them.</summary>
    public void BeginSet()
    {
        lock (_gate)
        {
            (_setStarted, _doneInSet) = (_time.GetTimestamp(), 0);
        }
    }

    /// <summary>Says something that a reader of the scores should know.</summary>
    public void Remark(string set, string remark) => _request.Progress?.Report(new EvaluationProgress(RunId, set, _kept + _done, _run.Expected, Left: null, remark));

    /// <summary>Counts results.</summary>
    /// <param name="set">Their set.</param>
    /// <param name="results">The results.</param>
    /// <param name="scopes">All calls that were made for them.</param>
    public void Add(string set, IReadOnlyCollection<CaseResult> results, IReadOnlyCollection<CallScope> scopes)
    {
        lock (_gate)
        {
            _done += results.Count;
            _doneInSet += results.Count;
            _asked += scopes.Sum(scope => scope.Asked);
            _recalled += scopes.Sum(scope => scope.Recalled);
            _spent += scopes.Sum(scope => scope.Spent);
            _isStopped |= _spent >= _request.MostCost && _kept + _done < _run.Expected;
            var left = _run.Expected - _kept - _done;
            _request.Progress?.Report(new EvaluationProgress(RunId, set, _kept + _done, _run.Expected, _time.GetElapsedTime(_setStarted) / _doneInSet * left));
        }
    }

    /// <summary>What came of it.</summary>
    /// <param name="run">The run with its results.</param>
    public EvaluationOutcome ToOutcome(EvaluationRun run) => new(run, !_isStopped, _kept, _asked, _recalled, _spent);
}
