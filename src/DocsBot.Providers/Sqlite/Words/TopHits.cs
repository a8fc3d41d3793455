namespace DocsBot.Providers.Sqlite.Words;

/// <summary>The best of many scored chunks, in bounded memory. Of equals the first offered stays.</summary>
/// <param name="top">How many are kept; at least 1.</param>
internal sealed class TopHits(int top)
{
    private readonly PriorityQueue<long, (double Score, long Reversed)> _heap = new();

    /// <summary>A score must be above this to be kept; 0 as long as there is room.</summary>
    public double Worst => _heap.Count == top && _heap.TryPeek(out _, out var worst) ? worst.Score : 0;

    public void Offer(long number, double score)
    {
        if (_heap.Count < top)
        {
            _heap.Enqueue(number, (score, -number));
        }
        else if (_heap.TryPeek(out _, out var worst) && score > worst.Score)
        {
            _heap.DequeueEnqueue(number, (score, -number));
        }
    }

    /// <summary>What was kept, best first; empties the heap.</summary>
    public IReadOnlyList<RankedChunk> ToRanking()
    {
        var ranking = new RankedChunk[_heap.Count];
        for (var i = ranking.Length - 1; _heap.TryDequeue(out var number, out var priority); i--)
        {
            ranking[i] = new RankedChunk(number, priority.Score);
        }

        return ranking;
    }
}
