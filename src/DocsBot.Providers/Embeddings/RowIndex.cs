using System.Runtime.CompilerServices;

namespace DocsBot.Providers.Embeddings;

/// <summary>Which texts of a batch use a row: the batch turned around, so that each row can be moved by itself.</summary>
/// <param name="rows">Rows of the table.</param>
internal sealed class RowIndex(int rows)
{
    /// <summary>How many texts use each row; while the entries are filled in, where the row's next entry goes.</summary>
    private readonly int[] _places = new int[rows];
    private readonly List<int> _rows = [];
    private readonly List<int> _ends = [];
    private Feature[] _entries = [];

    /// <summary>The number of different rows of the batch.</summary>
    public int Count => _rows.Count;

    /// <summary>One of the rows; they are in the order of the table, which reads it from one end to the other.</summary>
    public int Row(int index) => _rows[index];

    /// <summary>The texts that use a row, each with the weight it has there.</summary>
    public ReadOnlySpan<Feature> Texts(int index) => _entries.AsSpan((index == 0 ? 0 : _ends[index - 1])..(_ends[index]));

    /// <summary>Turns a batch around. Its texts are numbered with all short texts first and then all passages.</summary>
    public void Build(ReadOnlySpan<TrainingPair> pairs)
    {
        Array.Clear(_places);
        foreach (var pair in pairs)
        {
            CountRows(pair.Question.Span);
            CountRows(pair.Before.Span);
            CountRows(pair.After.Span);
        }

        Place();
        for (var i = 0; i < pairs.Length; i++)
        {
            Fill(i, pairs[i].Question.Span);
            Fill(pairs.Length + i, pairs[i].Before.Span);
            Fill(pairs.Length + i, pairs[i].After.Span);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CountRows(ReadOnlySpan<Feature> features)
    {
        foreach (var (row, _) in features)
        {
            _places[row]++;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Place()
    {
        _rows.Clear();
        _ends.Clear();
        var total = 0;
        for (var row = 0; row < _places.Length; row++)
        {
            if (_places[row] > 0)
            {
                (_places[row], total) = (total, total + _places[row]);
                _rows.Add(row);
                _ends.Add(total);
            }
        }

        if (_entries.Length < total)
        {
            _entries = new Feature[total * 5 / 4];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill(int text, ReadOnlySpan<Feature> features)
    {
        foreach (var (row, weight) in features)
        {
            _entries[_places[row]++] = new Feature(text, weight);
        }
    }
}
