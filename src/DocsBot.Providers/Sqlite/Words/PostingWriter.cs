using DocsBot.Providers.Words;

namespace DocsBot.Providers.Sqlite.Words;

/// <summary>
/// Packs one word's places. For each chunk that has it, as <see cref="VarInt"/>s: the slot's distance from the one before; how often it stands in the passage,
/// shifted by <see cref="MaskBits"/>, with a bit for each other field that has it; how often it stands in each of those; then the offsets of each field, the
/// passage's last, each as the distance from the one before.
/// </summary>
internal sealed class PostingWriter
{
    /// <summary>Bits that say which fields beside the passage have the word.</summary>
    public const int MaskBits = 3;

    private readonly ByteBuffer _packed = new(8);
    private int _slot = -1;
    private int _packedSlot;
    private int[] _places = new int[2];
    private int _count;

    /// <summary>The number of chunks that have the word.</summary>
    public int Chunks { get; private set; }

    /// <summary>Notes a place; slots ascend, and the fields and offsets within one.</summary>
    public void Add(int slot, WordField field, int offset)
    {
        if (slot != _slot)
        {
            Pack();
            _slot = slot;
        }

        if (_count == _places.Length)
        {
            Array.Resize(ref _places, _count * 2);
        }

        _places[_count++] = PostingList.Place(field, offset);
    }

    /// <summary>Everything noted, packed.</summary>
    public byte[] ToArray()
    {
        Pack();
        return _packed.ToArray();
    }

    private void Pack()
    {
        if (_count == 0)
        {
            return;
        }

        Span<int> counts = stackalloc int[(int)WordField.Body + 1];
        foreach (var place in _places.AsSpan(0, _count))
        {
            counts[(int)PostingList.FieldOf(place)]++;
        }

        _packed.Write(_slot - _packedSlot);
        var mask = 0;
        for (var field = 0; field < MaskBits; field++)
        {
            mask |= counts[field] > 0 ? 1 << field : 0;
        }

        _packed.Write((counts[(int)WordField.Body] << MaskBits) | mask);
        for (var field = 0; field < MaskBits; field++)
        {
            if (counts[field] > 0)
            {
                _packed.Write(counts[field]);
            }
        }

        var before = (Field: WordField.Title, Offset: 0);
        foreach (var place in _places.AsSpan(0, _count))
        {
            var here = (Field: PostingList.FieldOf(place), Offset: PostingList.OffsetOf(place));
            _packed.Write(here.Field == before.Field ? here.Offset - before.Offset : here.Offset);
            before = here;
        }

        _packedSlot = _slot;
        _count = 0;
        Chunks++;
    }
}
