using System.Collections.Concurrent;

namespace DocsBot.Providers.Sqlite.Words;

/// <summary>The posting lists of a snapshot that questions have asked for. A snapshot never changes, so a list is good as long as the snapshot is.</summary>
/// <param name="megabytes">The most that is kept.</param>
internal sealed class PostingCache(int megabytes)
{
    private readonly long _capacity = megabytes * (1L << 20) / sizeof(int);
    private readonly ConcurrentDictionary<string, PostingList> _lists = new(StringComparer.Ordinal);
    private long _size;

    public PostingList Get(string term, Func<string, PostingList> read)
    {
        if (_lists.TryGetValue(term, out var known))
        {
            return known;
        }

        var list = read(term);
        if (Interlocked.Add(ref _size, list.Size + 16) > _capacity)
        {
            // Starting again is simple, and what is asked for often is soon back.
            _lists.Clear();
            Interlocked.Exchange(ref _size, list.Size + 16);
        }

        _lists[term] = list;
        return list;
    }
}
