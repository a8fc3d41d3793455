using DocsBot.Providers.Words;

namespace DocsBot.Providers.Sqlite.Words;

/// <summary>
/// The chunks of a snapshot, numbered without gaps ("slots"), with their pages and lengths in words. A slot is an index into arrays, a number a key in the file.
/// </summary>
internal sealed class ChunkTable
{
    private readonly long[] _numbers;
    private readonly int[] _pages;
    private readonly float[] _damping;
    private readonly float[] _pageDamping;

    /// <summary>Creates the table.</summary>
    /// <param name="chunks">The chunks by number, each with its length and whether it is the first of its page; a page's chunks are neighbours.</param>
    public ChunkTable(IReadOnlyList<(long Number, int Words, bool StartsPage)> chunks)
    {
        _numbers = [.. chunks.Select(chunk => chunk.Number)];
        _pages = new int[chunks.Count];
        var pageWords = new List<int>();
        for (var slot = 0; slot < chunks.Count; slot++)
        {
            if (slot == 0 || chunks[slot].StartsPage)
            {
                pageWords.Add(0);
            }

            _pages[slot] = pageWords.Count - 1;
            pageWords[^1] += chunks[slot].Words;
        }

        var mean = Math.Max(1, chunks.Select(chunk => chunk.Words).DefaultIfEmpty().Average());
        var meanPage = Math.Max(1, pageWords.DefaultIfEmpty().Average());
        _damping = [.. chunks.Select(chunk => Bm25.Damping(chunk.Words / mean))];
        _pageDamping = [.. pageWords.Select(words => Bm25.PageDamping(words / meanPage))];
    }

    public int Count => _numbers.Length;

    public int PageCount => _pageDamping.Length;

    public long NumberOf(int slot) => _numbers[slot];

    /// <summary>The page of a slot, numbered without gaps too; the slots of a page are neighbours.</summary>
    public int PageOf(int slot) => _pages[slot];

    /// <summary>How much the length of a chunk takes from each of its words, see <see cref="Bm25.Damping"/>.</summary>
    public float Damping(int slot) => _damping[slot];

    public float PageDamping(int page) => _pageDamping[page];

    /// <summary>Reads what <see cref="Pack"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It ends too early or holds numbers that cannot be.</exception>
    public static ChunkTable Unpack(ReadOnlySpan<byte> packed)
    {
        var chunks = new List<(long, int, bool)>();
        var number = 0L;
        for (var position = 0; position < packed.Length;)
        {
            var distance = VarInt.Read(packed, ref position);
            var words = VarInt.Read(packed, ref position);
            if (distance < 0 || words < 0)
            {
                throw new InvalidDataException("The list of the chunks is damaged.");
            }

            number += distance;
            chunks.Add((number, words >> 1, (words & 1) != 0));
        }

        return new ChunkTable(chunks);
    }

    /// <summary>Appends a chunk: its number's distance from the one before and its length, shifted by one bit that says whether it is the first of its page.</summary>
    public static void Pack(ByteBuffer target, long distance, int words, bool startsPage)
    {
        target.Write(checked((int)distance));
        target.Write((words << 1) | (startsPage ? 1 : 0));
    }
}
