using System.Collections.Concurrent;

namespace DocsBot.Providers.Sqlite.Words;

/// <summary>
/// The posting lists of a snapshot that questions have asked for; when there is no room, those that were not asked for longest make it. A snapshot never
/// changes, so a list is good as long as the snapshot is. Safe for many threads.
/// </summary>
/// <param name="megabytes">The most that is kept.</param>
internal sealed class PostingCache(int megabytes)
{
    /// <summary>The share that stays when room is made, so that it is not made for every list.</summary>
    private const double Kept = 0.75;

    private readonly long _capacity = megabytes * (1L << 20);
    private readonly ConcurrentDictionary<string, Entry> _lists = new(StringComparer.Ordinal);
    private readonly Lock _evicting = new();
    private long _size;
    private long _clock;

    /// <summary>The list of a word, read when it is not kept. Words that stand nowhere are not kept: questions may make up any number of them.</summary>
    public PostingList Get(string term, Func<string, PostingList> read)
    {
        if (_lists.TryGetValue(term, out var known))
        {
            known.Used = Interlocked.Increment(ref _clock);
            return known.List;
        }

        var list = read(term);
        if (list.Count > 0 && list.Size <= _capacity / 4 && _lists.TryAdd(term, new Entry(list) { Used = Interlocked.Increment(ref _clock) })
            && Interlocked.Add(ref _size, list.Size) > _capacity)
        {
            Evict();
        }

        return list;
    }

    private void Evict()
    {
        lock (_evicting)
        {
            foreach (var (term, entry) in _lists.ToArray().OrderBy(pair => pair.Value.Used))
            {
                if (Interlocked.Read(ref _size) <= _capacity * Kept)
                {
                    return;
                }

                if (_lists.TryRemove(term, out _))
                {
                    Interlocked.Add(ref _size, -entry.List.Size);
                }
            }
        }
    }

    private sealed class Entry(PostingList list)
    {
        public PostingList List => list;

        /// <summary>When it was last asked for, in questions' words.</summary>
        public long Used { get; set; }
    }
}
