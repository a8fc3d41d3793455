using DocsBot.Providers.Sqlite.Index;
using DocsBot.Providers.Words;

namespace DocsBot.Providers.Sqlite.Words;

/// <summary>Unpacks a word's chunks and weighs each: the part of BM25 that is the same for every question.</summary>
internal sealed class PostingReader(ChunkTable chunks, SqliteIndexOptions options)
{
    /// <summary>Makes one list of the segments' packed ones.</summary>
    /// <param name="segments">In the order of their chunks, each with the number of chunks in it.</param>
    /// <exception cref="InvalidDataException">They name a chunk that is not there, or end before their time.</exception>
    public PostingList Read(IReadOnlyList<(int Chunks, byte[] Packed)> segments)
    {
        if (segments.Any(segment => segment.Chunks < 0 || segment.Chunks > segment.Packed.Length))
        {
            throw new InvalidDataException("The list of a word is damaged.");
        }

        var count = segments.Sum(segment => segment.Chunks);
        var packed = segments.Count == 1 ? segments[0].Packed : Join(segments);
        var (slots, shares, starts) = (new int[count], new float[count], new int[count]);
        var pages = new PageShares(chunks);
        Span<int> counts = stackalloc int[(int)WordField.Body + 1];
        try
        {
            var (index, position) = (0, 0);
            foreach (var (chunksInSegment, _) in segments)
            {
                var slot = 0;
                for (var end = index + chunksInSegment; index < end; index++)
                {
                    slot += VarInt.Read(packed, ref position);
                    starts[index] = position;
                    VarInt.Skip(packed, ref position, ReadCounts(packed, ref position, counts));
                    var title = options.TitleWeight * counts[(int)WordField.Title];
                    var text = (options.HeadingWeight * counts[(int)WordField.Heading]) + counts[(int)WordField.Body] + counts[(int)WordField.Common];
                    slots[index] = slot;
                    shares[index] = Bm25.Share(title + text, chunks.Damping(slot));
                    pages.Add(slot, title, text);
                }
            }
        }
        catch (IndexOutOfRangeException e)
        {
            throw new InvalidDataException("The list of a word is damaged.", e);
        }

        return new PostingList(slots, shares, starts, packed, pages.ToArrays());
    }

    /// <summary>Reads how often a chunk has the word in each field, and moves on to the places.</summary>
    /// <returns>The sum.</returns>
    /// <exception cref="InvalidDataException">A number is below 0, or so many places cannot follow.</exception>
    public static int ReadCounts(ReadOnlySpan<byte> packed, ref int position, Span<int> counts)
    {
        var head = VarInt.Read(packed, ref position);
        counts[(int)WordField.Body] = head >> PostingWriter.MaskBits;
        long total = counts[(int)WordField.Body];
        var least = counts[(int)WordField.Body];
        for (var field = 0; field < PostingWriter.MaskBits; field++)
        {
            counts[field] = (head & (1 << field)) != 0 ? VarInt.Read(packed, ref position) : 0;
            total += counts[field];
            least = Math.Min(least, counts[field]);
        }

        return least >= 0 && total <= packed.Length - position ? (int)total : throw new InvalidDataException("The list of a word is damaged.");
    }

    private static byte[] Join(IReadOnlyList<(int Chunks, byte[] Packed)> segments)
    {
        var joined = new byte[segments.Sum(segment => segment.Packed.Length)];
        var position = 0;
        foreach (var (_, packed) in segments)
        {
            packed.CopyTo(joined, position);
            position += packed.Length;
        }

        return joined;
    }

    /// <summary>Sums a word's chunks up to pages. Every chunk carries the page's title; for the page it counts once.</summary>
    private struct PageShares(ChunkTable chunks)
    {
        private readonly List<int> _pages = [];
        private readonly List<float> _shares = [];
        private int _page = -1;
        private double _frequency;

        public void Add(int slot, double title, double text)
        {
            if (chunks.PageOf(slot) != _page)
            {
                Close();
                (_page, _frequency) = (chunks.PageOf(slot), title);
            }

            _frequency += text;
        }

        public (int[] Pages, float[] Shares) ToArrays()
        {
            Close();
            return ([.. _pages], [.. _shares]);
        }

        private readonly void Close()
        {
            if (_page >= 0)
            {
                _pages.Add(_page);
                _shares.Add(Bm25.PageShare(_frequency, chunks.PageDamping(_page)));
            }
        }
    }
}
