using System.Runtime.InteropServices;

namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>The calls to models for one answer, or for one verdict: which sample of a reply they want, and what became of them. Safe for calls at once.</summary>
/// <param name="trial">Which time the question is asked, from 1.</param>
/// <param name="draw">0, or for a variant that is compared with itself which of its namesakes it is: each draws replies of its own.</param>
internal sealed class CallScope(int trial, int draw)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _recalledMs = new(StringComparer.Ordinal);

    /// <summary>The run whose own replies alone are recalled; null for those of any run.</summary>
    public string? Run { get; init; }

    /// <summary>Calls that were made now.</summary>
    public int Asked { get; private set; }

    /// <summary>Calls whose replies were recalled.</summary>
    public int Recalled { get; private set; }

    /// <summary>What the calls made now cost, as far as it is known.</summary>
    public decimal Spent { get; private set; }

    /// <summary>What the recalled calls took when they were made, in milliseconds. Calls of the same messages were made at once, so the slowest of them counts.</summary>
    public double RecalledMs
    {
        get
        {
            lock (_gate)
            {
                return _recalledMs.Values.Sum();
            }
        }
    }

    /// <summary>What tells this sample of a reply from others: trial, draw, and which of the answer's calls with the same messages it is.</summary>
    public string SampleOf(string messages)
    {
        lock (_gate)
        {
            ref var times = ref CollectionsMarshal.GetValueRefOrAddDefault(_asked, messages, out _);
            times++;
            var sample = FormattableString.Invariant($"{trial}/{draw}/{times}");
            return Run is null ? sample : $"{Run}/{sample}";
        }
    }

    /// <summary>Notes a call that was made.</summary>
    public void Made(decimal? cost)
    {
        lock (_gate)
        {
            Asked++;
            Spent += cost ?? 0;
        }
    }

    /// <summary>Notes a call that was recalled.</summary>
    public void Recall(string messages, double milliseconds)
    {
        lock (_gate)
        {
            Recalled++;
            _recalledMs[messages] = Math.Max(_recalledMs.GetValueOrDefault(messages), milliseconds);
        }
    }
}
