using System.Collections.Concurrent;

namespace DocsBot.Providers.Sqlite;

/// <summary>The posting lists of a snapshot that questions have asked for. A snapshot never changes, so a list is good as long as the snapshot is.</summary>
internal sealed class PostingCache
{
    /// <summary>The most that is kept, in 32-bit words: 64 MB. The whole index of some 30,000 chunks fits.</summary>
    private const long Capacity = 16_000_000;

    private readonly ConcurrentDictionary<string, PostingList> _lists = new(StringComparer.Ordinal);
    private long _size;

    public PostingList Get(string term, Func<string, PostingList> read)
    {
        if (_lists.TryGetValue(term, out var known))
        {
            return known;
        }

        var list = read(term);
        if (Interlocked.Add(ref _size, list.Size + 16) > Capacity)
        {
            // Starting again is simple, and what is asked for often is soon back.
            _lists.Clear();
            Interlocked.Exchange(ref _size, list.Size + 16);
        }

        _lists[term] = list;
        return list;
    }
}
