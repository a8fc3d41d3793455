using System.Collections.Concurrent;
using DocsBot.Core.Retrieval;

namespace DocsBot.Providers.Sqlite.Index;

/// <summary>Which chunks of a snapshot pass a filter, kept from question to question: a snapshot does not change, and a site has few versions and languages.</summary>
internal sealed class FilteredChunks
{
    /// <summary>More than a site has; what a question names without the index having it must not fill the memory.</summary>
    private const int Most = 64;

    private readonly ConcurrentDictionary<SearchFilter, HashSet<long>> _passing = new();

    /// <summary>The chunks that pass, by number; null for all.</summary>
    public HashSet<long>? Passing(SearchFilter filter, SnapshotReader reader)
    {
        if (filter == SearchFilter.None)
        {
            return null;
        }

        if (_passing.TryGetValue(filter, out var known))
        {
            return known;
        }

        var passing = reader.Passing(filter);
        if (_passing.Count >= Most)
        {
            _passing.Clear();
        }

        _passing[filter] = passing;
        return passing;
    }
}
