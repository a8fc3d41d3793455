namespace DocsBot.Providers.Sqlite.Words;

/// <summary>Where a word stands: for each chunk that has it, in order, its places.</summary>
internal sealed class PostingList(int[] slots, int[] starts, int[] places)
{
    /// <summary>Bits of a place that count words; the field is above them, so that neighbours in one field differ by 1 and words of two fields never do.</summary>
    private const int OffsetBits = 28;

    /// <summary>The number of chunks that have the word.</summary>
    public int Count => slots.Length;

    /// <summary>Memory held, in 32-bit words.</summary>
    public int Size => slots.Length + starts.Length + places.Length;

    public ReadOnlySpan<int> Slots => slots;

    /// <summary>The places in the chunk at an index of <see cref="Slots"/>, ascending.</summary>
    public ReadOnlySpan<int> Places(int index) => places.AsSpan(starts[index], starts[index + 1] - starts[index]);

    public static int Place(WordField field, int offset) => ((int)field << OffsetBits) | offset;

    public static WordField FieldOf(int place) => (WordField)(place >> OffsetBits);
}
