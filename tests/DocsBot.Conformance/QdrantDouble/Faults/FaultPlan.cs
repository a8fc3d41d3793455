namespace DocsBot.Conformance.QdrantDouble.Faults;

/// <summary>The faults still to come. Each is met by the next requests that it is for.</summary>
public sealed class FaultPlan
{
    private readonly Lock _lock = new();
    private readonly List<Planned> _planned = [];
    private (int Every, IReadOnlyList<Fault> Faults)? _recurring;
    private int _requests;

    /// <summary>Plans a fault.</summary>
    /// <param name="fault">What happens.</param>
    /// <param name="times">To how many requests.</param>
    /// <param name="path">To those whose method and path contain this, such as <c>POST /collections/docs/points/query</c>; null for any.</param>
    public void Add(Fault fault, int times = 1, string? path = null)
    {
        lock (_lock)
        {
            _planned.Add(new Planned(fault, path) { Left = times });
        }
    }

    /// <summary>From now on every so many requests one of these happens, each in its turn, beside what is planned.</summary>
    /// <param name="every">How many requests lie between two, the later included.</param>
    /// <param name="faults">What happens.</param>
    public void Recur(int every, params IReadOnlyList<Fault> faults)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        ArgumentNullException.ThrowIfNull(faults);
        lock (_lock)
        {
            _recurring = (every, faults);
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _recurring = null;
            _planned.Clear();
        }
    }

    internal Fault? Take(string request)
    {
        lock (_lock)
        {
            var next = _planned.Find(planned => planned.Path is null || request.Contains(planned.Path, StringComparison.Ordinal));
            if (next is null)
            {
                _requests++;
                return _recurring is var (every, faults) && _requests % every == 0 ? faults[_requests / every % faults.Count] : null;
            }

            if (--next.Left == 0)
            {
                _planned.Remove(next);
            }

            return next.Fault;
        }
    }

    private sealed record Planned(Fault Fault, string? Path)
    {
        public int Left { get; set; }
    }
}
