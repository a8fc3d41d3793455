using DocsBot.Providers.Words;

namespace DocsBot.Providers.Sqlite.Words;

/// <summary>A word's chunks in memory, with what each gives to its score; the places stay packed and are read where two words meet.</summary>
/// <param name="slots">The chunks that have the word, ascending.</param>
/// <param name="shares">What each gives to its chunk's score, before the word's idf.</param>
/// <param name="starts">Where each one's places begin in <paramref name="packed"/>.</param>
/// <param name="packed">See <see cref="PostingWriter"/>.</param>
/// <param name="pages">The word's share of whole pages.</param>
internal sealed class PostingList(int[] slots, float[] shares, int[] starts, byte[] packed, (int[] Pages, float[] Shares) pages)
{
    /// <summary>Bits of a place that count words; the field is above them, so that neighbours in one field differ by 1 and words of two fields never do.</summary>
    private const int OffsetBits = 28;

    /// <summary>The number of chunks that have the word.</summary>
    public int Count => slots.Length;

    /// <summary>Memory held, in bytes, the objects themselves included.</summary>
    public long Size => 200L + packed.Length + (12L * slots.Length) + (8L * pages.Pages.Length);

    public ReadOnlySpan<int> Slots => slots;

    public ReadOnlySpan<float> Shares => shares;

    /// <summary>The pages that have the word, ascending.</summary>
    public ReadOnlySpan<int> Pages => pages.Pages;

    public ReadOnlySpan<float> PageShares => pages.Shares;

    public static int Place(WordField field, int offset) => ((int)field << OffsetBits) | offset;

    public static WordField FieldOf(int place) => (WordField)(place >> OffsetBits);

    public static int OffsetOf(int place) => place & ((1 << OffsetBits) - 1);

    /// <summary>Unpacks the places in the chunk at an index of <see cref="Slots"/>, ascending.</summary>
    public ReadOnlySpan<int> Places(int index, ref int[] buffer)
    {
        var position = starts[index];
        Span<int> counts = stackalloc int[(int)WordField.Body + 1];
        var total = PostingReader.ReadCounts(packed, ref position, counts);
        if (buffer.Length < total)
        {
            buffer = new int[Math.Max(total, buffer.Length * 2)];
        }

        var written = 0;
        for (var field = 0; field < counts.Length; field++)
        {
            var offset = 0;
            for (var i = 0; i < counts[field]; i++)
            {
                offset += VarInt.Read(packed, ref position);
                buffer[written++] = Place((WordField)field, offset);
            }
        }

        return buffer.AsSpan(0, written);
    }
}
