namespace DocsBot.Providers.Sqlite.Words;

/// <summary>Collects a word's places as the index gives them: by chunk, field and offset.</summary>
internal sealed class PostingListBuilder
{
    private readonly List<int> _slots = [];
    private readonly List<int> _starts = [];
    private readonly List<int> _places = [];

    public void Add(int slot, WordField field, int offset)
    {
        if (_slots.Count == 0 || _slots[^1] != slot)
        {
            _slots.Add(slot);
            _starts.Add(_places.Count);
        }

        _places.Add(PostingList.Place(field, offset));
    }

    public PostingList Build()
    {
        _starts.Add(_places.Count);
        return new PostingList([.. _slots], [.. _starts], [.. _places]);
    }
}
