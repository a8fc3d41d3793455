using System.Numerics.Tensors;

namespace DocsBot.Providers.Embeddings;

/// <summary>
/// One batch of contrastive learning: each short text is to be nearer to its own passage than to the other passages of the batch, and each passage to its own
/// text (InfoNCE both ways). Source: van den Oord, Li and Vinyals, "Representation learning with contrastive predictive coding", 2018.
/// </summary>
/// <remarks>
/// The same bytes on any number of threads: every number is computed by one work item, in one order; work items share nothing they write.
/// </remarks>
internal sealed class ContrastiveStep
{
    private const float Temperature = 0.05f;

    /// <summary>Gradients below this share of a batch's are not worth adding up.</summary>
    private const float Negligible = 1e-4f;

    private readonly EmbeddingTable _table;
    private readonly SparseAdam _adam;
    private readonly ParallelOptions _parallel;
    private readonly int _dimensions;
    private readonly float[] _units;
    private readonly float[] _gradients;
    private readonly float[] _lengths;
    private readonly float[] _scores;
    private readonly float[] _columns;
    private readonly RowIndex _rows;

    public ContrastiveStep(EmbeddingTable table, int batch, ParallelOptions parallel)
    {
        _table = table;
        _adam = new SparseAdam(table);
        _parallel = parallel;
        _dimensions = table.Dimensions;
        _units = new float[2 * batch * _dimensions];
        _gradients = new float[2 * batch * _dimensions];
        _lengths = new float[2 * batch];
        _scores = new float[batch * batch];
        _columns = new float[batch * batch];
        _rows = new RowIndex(table.Rows);
    }

    /// <summary>Learns from a batch.</summary>
    /// <param name="pairs">At most as many as the batch was made for.</param>
    /// <param name="rate">The learning rate.</param>
    public void Run(ReadOnlyMemory<TrainingPair> pairs, double rate)
    {
        var count = pairs.Length;
        Parallel.For(0, 2 * count, _parallel, text => Embed(text, pairs.Span[text / 2]));
        Parallel.For(0, count, _parallel, i => Compare(i, pairs.Span));
        Parallel.For(0, count, _parallel, j => NormaliseColumn(j, count));
        Parallel.For(0, 2 * count, _parallel, text => Differentiate(text, count));
        _rows.Build(pairs.Span);
        _adam.Begin(rate);
        Parallel.For(0, _rows.Count, _parallel, Move);
    }

    /// <summary>Empties the rows that no batch had: random numbers must not stand for anything.</summary>
    public void ClearUntouched() => _adam.ClearUntouched();

    private Span<float> Unit(int text) => _units.AsSpan(text * _dimensions, _dimensions);

    private Span<float> Gradient(int text) => _gradients.AsSpan(text * _dimensions, _dimensions);

    // Even texts are the short ones, odd texts are their passages.
    private void Embed(int text, TrainingPair pair)
    {
        var unit = Unit(text);
        unit.Clear();
        if (text % 2 == 0)
        {
            _table.AddTo(unit, pair.Question.Span);
        }
        else
        {
            _table.AddTo(unit, pair.Before.Span);
            _table.AddTo(unit, pair.After.Span);
        }

        var length = Math.Max(TensorPrimitives.Norm<float>(unit), 1e-12f);
        _lengths[text] = length;
        TensorPrimitives.Divide(unit, length, unit);
    }

    /// <summary>The probabilities of the passages for a text. Scores are at most 1 / temperature, so e to their power is finite without further care.</summary>
    private void Compare(int i, ReadOnlySpan<TrainingPair> pairs)
    {
        var row = _scores.AsSpan(i * pairs.Length, pairs.Length);
        for (var j = 0; j < row.Length; j++)
        {
            var other = i != j && pairs[i].Page == pairs[j].Page;
            row[j] = other ? 0 : MathF.Exp((TensorPrimitives.Dot<float>(Unit(2 * i), Unit((2 * j) + 1)) - 1) / Temperature);
            _columns[(j * pairs.Length) + i] = row[j];
        }

        TensorPrimitives.Divide(row, TensorPrimitives.Sum<float>(row) + float.Epsilon, row);
    }

    private void NormaliseColumn(int j, int count)
    {
        var column = _columns.AsSpan(j * count, count);
        TensorPrimitives.Divide(column, TensorPrimitives.Sum<float>(column) + float.Epsilon, column);
    }

    private void Differentiate(int text, int count)
    {
        var gradient = Gradient(text);
        gradient.Clear();
        var i = text / 2;
        for (var j = 0; j < count; j++)
        {
            // Both directions' probabilities of the pair (short text, passage), less 1 each where they belong together.
            var (question, passage) = text % 2 == 0 ? (i, j) : (j, i);
            var pull = _scores[(question * count) + passage] + _columns[(passage * count) + question] - (i == j ? 2 : 0);
            if (Math.Abs(pull) > Negligible)
            {
                TensorPrimitives.MultiplyAdd(Unit(text % 2 == 0 ? (2 * j) + 1 : 2 * j), pull / (2 * Temperature * count), gradient, gradient);
            }
        }

        // Through the scaling to unit length.
        var unit = Unit(text);
        TensorPrimitives.MultiplyAdd(unit, -TensorPrimitives.Dot<float>(gradient, unit), gradient, gradient);
        TensorPrimitives.Divide(gradient, _lengths[text], gradient);
    }

    private void Move(int index)
    {
        Span<float> gradient = stackalloc float[_dimensions];
        gradient.Clear();
        foreach (var (text, weight) in _rows.Texts(index))
        {
            TensorPrimitives.MultiplyAdd(Gradient(text), weight, gradient, gradient);
        }

        _adam.Move(_rows.Row(index), gradient);
    }
}
