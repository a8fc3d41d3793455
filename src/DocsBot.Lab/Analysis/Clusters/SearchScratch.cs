namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>What one thread remembers during a search: the vectors it has compared already.</summary>
internal sealed class SearchScratch
{
    private int[] _seen = [];
    private int _search;

    /// <summary>Begins a search over so many vectors.</summary>
    public void Begin(int count)
    {
        if (_seen.Length < count)
        {
            Array.Resize(ref _seen, Math.Max(count, 2 * _seen.Length));
        }

        _search++;
    }

    /// <summary>Whether a vector is met for the first time in this search.</summary>
    public bool IsNew(int number)
    {
        if (_seen[number] == _search)
        {
            return false;
        }

        _seen[number] = _search;
        return true;
    }
}
