namespace DocsBot.Providers.Sqlite.Words;

/// <summary>
/// The chunks of a snapshot, numbered without gaps ("slots"), with their pages and lengths in words. A slot is an index into arrays, a number a key in the file.
/// </summary>
internal sealed class ChunkTable
{
    private readonly long[] _numbers;
    private readonly int[] _words;
    private readonly int[] _pages;
    private readonly int[] _pageWords;

    /// <summary>Creates the table.</summary>
    /// <param name="chunks">The chunks by number, each with its length and the number of its page; a page's chunks are neighbours.</param>
    public ChunkTable(IReadOnlyList<(long Number, int Words, long Page)> chunks)
    {
        _numbers = [.. chunks.Select(chunk => chunk.Number)];
        _words = [.. chunks.Select(chunk => chunk.Words)];
        _pages = new int[chunks.Count];
        var pageWords = new List<int>();
        for (var slot = 0; slot < chunks.Count; slot++)
        {
            if (slot == 0 || chunks[slot].Page != chunks[slot - 1].Page)
            {
                pageWords.Add(0);
            }

            _pages[slot] = pageWords.Count - 1;
            pageWords[^1] += chunks[slot].Words;
        }

        _pageWords = [.. pageWords];
        MeanWords = Math.Max(1, _words.DefaultIfEmpty().Average());
        MeanPageWords = Math.Max(1, _pageWords.DefaultIfEmpty().Average());
    }

    public int Count => _numbers.Length;

    public int PageCount => _pageWords.Length;

    /// <summary>The mean length of a chunk, at least 1.</summary>
    public double MeanWords { get; }

    /// <summary>The mean length of a page, at least 1.</summary>
    public double MeanPageWords { get; }

    public long NumberOf(int slot) => _numbers[slot];

    public int Words(int slot) => _words[slot];

    /// <summary>The page of a slot, numbered without gaps too; the slots of a page are neighbours.</summary>
    public int PageOf(int slot) => _pages[slot];

    public int PageWords(int page) => _pageWords[page];

    /// <summary>The slot of a chunk; negative when there is no chunk of that number.</summary>
    public int SlotOf(long number)
    {
        // Numbers have gaps only where pages were replaced; in most indexes the slot is at the number itself.
        var guess = (int)Math.Clamp(number - 1, 0, _numbers.Length - 1);
        return _numbers.Length > 0 && _numbers[guess] == number ? guess : Array.BinarySearch(_numbers, number);
    }
}
