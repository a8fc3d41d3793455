namespace DocsBot.Conformance.QdrantDouble.Faults;

/// <summary>The faults still to come. Each is met by the next requests that it is for.</summary>
public sealed class FaultPlan
{
    private readonly Lock _lock = new();
    private readonly List<Planned> _planned = [];

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

    public void Clear()
    {
        lock (_lock)
        {
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
                return null;
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
