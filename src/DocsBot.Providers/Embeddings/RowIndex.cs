namespace DocsBot.Providers.Embeddings;

/// <summary>Which texts of a batch use a row: the batch turned around, so that each row can be moved by itself.</summary>
/// <param name="rows">Rows of the table.</param>
internal sealed class RowIndex(int rows)
{
    private readonly int[] _place = new int[rows];
    private readonly List<int> _rows = [];
    private readonly List<int> _ends = [];
    private (int Text, float Weight)[] _entries = [];

    /// <summary>The number of different rows of the batch.</summary>
    public int Count => _rows.Count;

    public int Row(int index) => _rows[index];

    public ReadOnlySpan<(int Text, float Weight)> Texts(int index) => _entries.AsSpan((index == 0 ? 0 : _ends[index - 1])..(_ends[index]));

    public void Build(ReadOnlySpan<TrainingPair> pairs)
    {
        foreach (var row in _rows)
        {
            _place[row] = 0;
        }

        _rows.Clear();
        _ends.Clear();
        foreach (var pair in pairs)
        {
            CountRows(pair.Question.Span);
            CountRows(pair.Before.Span);
            CountRows(pair.After.Span);
        }

        Place(_ends.Sum(), pairs);
    }

    private void CountRows(ReadOnlySpan<Feature> features)
    {
        foreach (var (row, _) in features)
        {
            if (_place[row] == 0)
            {
                _rows.Add(row);
                _ends.Add(0);
                _place[row] = _rows.Count;
            }

            _ends[_place[row] - 1]++;
        }
    }

    private void Place(int total, ReadOnlySpan<TrainingPair> pairs)
    {
        if (_entries.Length < total)
        {
            _entries = new (int, float)[total * 5 / 4];
        }

        // Each row's entries begin where the ones before end; _ends moves along while they are filled in.
        var start = 0;
        for (var index = 0; index < _ends.Count; index++)
        {
            (_ends[index], start) = (start, start + _ends[index]);
        }

        for (var i = 0; i < pairs.Length; i++)
        {
            Fill(2 * i, pairs[i].Question.Span);
            Fill((2 * i) + 1, pairs[i].Before.Span);
            Fill((2 * i) + 1, pairs[i].After.Span);
        }
    }

    private void Fill(int text, ReadOnlySpan<Feature> features)
    {
        foreach (var (row, weight) in features)
        {
            _entries[_ends[_place[row] - 1]++] = (text, weight);
        }
    }
}
