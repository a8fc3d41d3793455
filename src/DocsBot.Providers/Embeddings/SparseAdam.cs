using System.Numerics;
using System.Runtime.CompilerServices;

namespace DocsBot.Providers.Embeddings;

/// <summary>Adam that touches only the rows a batch has a gradient for. Source: Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015.</summary>
/// <param name="table">What is learnt.</param>
internal sealed class SparseAdam(EmbeddingTable table)
{
    private const float Decay1 = 0.9f;
    private const float Decay2 = 0.999f;
    private const float Epsilon = 1e-8f;

    /// <summary>Of each row the means and then the squares: what is used together lies together, since waiting for memory is most of the work.</summary>
    private readonly float[] _moments = new float[2 * table.Rows * table.Dimensions];
    private int _step;
    private float _rate;

    /// <summary>Begins the next batch.</summary>
    /// <param name="rate">The learning rate.</param>
    public void Begin(double rate)
    {
        _step++;
        _rate = (float)(rate * Math.Sqrt(1 - Math.Pow(Decay2, _step)) / (1 - Math.Pow(Decay1, _step)));
    }

    /// <summary>Moves a row against its gradient. Different rows may be moved at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Move(int row, ReadOnlySpan<float> gradient)
    {
        var values = table.Row(row);
        var mean = Means(row);
        var square = Squares(row);
        for (var i = 0; i < values.Length; i += Vector<float>.Count)
        {
            var g = new Vector<float>(gradient[i..]);
            var m = (new Vector<float>(mean[i..]) * Decay1) + (g * (1 - Decay1));
            var s = (new Vector<float>(square[i..]) * Decay2) + (g * g * (1 - Decay2));
            m.CopyTo(mean[i..]);
            s.CopyTo(square[i..]);
            (new Vector<float>(values[i..]) - (m * _rate / (Vector.SquareRoot(s) + new Vector<float>(Epsilon)))).CopyTo(values[i..]);
        }
    }

    /// <summary>Sets every row to zero that never had a gradient.</summary>
    public void ClearUntouched()
    {
        for (var row = 0; row < table.Rows; row++)
        {
            if (!Squares(row).ContainsAnyExcept(0))
            {
                table.Row(row).Clear();
            }
        }
    }

    private Span<float> Means(int row) => _moments.AsSpan(2 * row * table.Dimensions, table.Dimensions);

    private Span<float> Squares(int row) => _moments.AsSpan(((2 * row) + 1) * table.Dimensions, table.Dimensions);
}
