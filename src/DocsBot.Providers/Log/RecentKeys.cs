namespace DocsBot.Providers.Log;

/// <summary>The last keys that were added, up to a number. Not safe for two threads at once.</summary>
/// <param name="capacity">How many are kept.</param>
internal sealed class RecentKeys(int capacity)
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldestFirst = new();

    /// <summary>Whether a key is among them.</summary>
    public bool Contains(string key) => _keys.Contains(key);

    /// <summary>Adds a key; the oldest makes room for it.</summary>
    /// <returns>Whether it was not among them.</returns>
    public bool Add(string key)
    {
        if (!_keys.Add(key))
        {
            return false;
        }

        _oldestFirst.Enqueue(key);
        if (_oldestFirst.Count > capacity)
        {
            _keys.Remove(_oldestFirst.Dequeue());
        }

        return true;
    }

    /// <summary>Forgets all of them.</summary>
    public void Clear()
    {
        _keys.Clear();
        _oldestFirst.Clear();
    }
}
