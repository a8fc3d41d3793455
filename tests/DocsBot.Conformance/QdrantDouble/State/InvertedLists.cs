using System.Runtime.InteropServices;

namespace DocsBot.Conformance.QdrantDouble.State;

/// <summary>The sparse vectors of one name, by dimension, so that a question costs only the lists of its own words.</summary>
internal sealed class InvertedLists
{
    private readonly Dictionary<uint, Dictionary<int, float>> _lists = [];
    private int _vectors;
    private int _slots;

    public void Add(int slot, SparseVector vector)
    {
        _vectors += vector.Indices.Count > 0 ? 1 : 0;
        _slots = Math.Max(_slots, slot + 1);
        for (var i = 0; i < vector.Indices.Count; i++)
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_lists, vector.Indices[i], out _);
            (list ??= [])[slot] = vector.Values[i];
        }
    }

    public void Remove(int slot, SparseVector vector)
    {
        _vectors -= vector.Indices.Count > 0 ? 1 : 0;
        foreach (var index in vector.Indices)
        {
            if (_lists[index].Remove(slot) && _lists[index].Count == 0)
            {
                _lists.Remove(index);
            }
        }
    }

    /// <summary>The dot product with every vector that shares a dimension, by slot. Single precision, like the server's.</summary>
    /// <param name="query">The question.</param>
    /// <param name="idf">
    /// Whether to weight each dimension by ln((N − df + 0.5) / (df + 0.5) + 1), N being the vectors of this name that are not empty. Source: Qdrant's documentation,
    /// "Indexing", IDF modifier; for N, lib/segment/src/data_types/query_context.rs (servers before 1.17 count every point of the collection).
    /// </param>
    public IEnumerable<(int Slot, float Score)> Score(SparseVector query, bool idf)
    {
        var board = new float[_slots];
        Array.Fill(board, float.NaN);
        for (var i = 0; i < query.Indices.Count; i++)
        {
            if (!_lists.TryGetValue(query.Indices[i], out var list))
            {
                continue;
            }

            var weight = query.Values[i] * (idf ? MathF.Log(((_vectors - list.Count + 0.5f) / (list.Count + 0.5f)) + 1) : 1);
            foreach (var (slot, value) in list)
            {
                board[slot] = (float.IsNaN(board[slot]) ? 0 : board[slot]) + (weight * value);
            }
        }

        for (var slot = 0; slot < board.Length; slot++)
        {
            if (!float.IsNaN(board[slot]))
            {
                yield return (slot, board[slot]);
            }
        }
    }
}
