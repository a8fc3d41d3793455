using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

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
    /// <summary>A batch has a multiple of this many pairs.</summary>
    public const int Multiple = MatrixProduct.Columns;

    private const float Temperature = 0.05f;

    /// <summary>Work items of a part, so that a thread that was held up does not hold up the others.</summary>
    private const int Items = 16;

    private readonly EmbeddingTable _table;
    private readonly SparseAdam _adam;
    private readonly ParallelOptions _parallel;
    private readonly int _batch;
    private readonly int _dimensions;
    private readonly float[] _lengths;
    private readonly float[] _questions;
    private readonly float[] _passages;
    private readonly float[] _passageColumns;
    private readonly float[] _gradients;
    private readonly float[] _scores;
    private readonly float[] _rowShares;
    private readonly float[] _columnShares;
    private readonly RowIndex _rows;

    /// <summary>Prepares for batches of one size.</summary>
    /// <param name="table">What is learnt.</param>
    /// <param name="batch">Pairs of a batch, a multiple of <see cref="Multiple"/>.</param>
    /// <param name="parallel">How many threads may work.</param>
    public ContrastiveStep(EmbeddingTable table, int batch, ParallelOptions parallel)
    {
        Require(batch % Multiple == 0, "A batch has a multiple of 16 pairs.", nameof(batch));
        _table = table;
        _adam = new SparseAdam(table);
        _parallel = parallel;
        _batch = batch;
        _dimensions = table.Dimensions;
        _lengths = new float[2 * batch];
        _questions = new float[batch * _dimensions];
        _passages = new float[batch * _dimensions];
        _passageColumns = new float[batch * _dimensions];
        _gradients = new float[2 * batch * _dimensions];
        _scores = new float[batch * batch];
        _rowShares = new float[batch];
        _columnShares = new float[batch];
        _rows = new RowIndex(table.Rows);
    }

    /// <summary>Learns from a batch.</summary>
    /// <param name="pairs">As many as the batch was made for.</param>
    /// <param name="rate">The learning rate.</param>
    public void Run(TrainingPair[] pairs, double rate)
    {
        Require(pairs.Length == _batch, "The batch is of another size.", nameof(pairs));

        // Which texts use which row does not wait for anything, so it is found out beside the first part.
        Parallel.For(0, Items + 1, _parallel, item =>
        {
            if (item == 0)
            {
                _rows.Build(pairs);
            }
            else
            {
                Embed(pairs, Part(item - 1, _batch));
            }
        });
        InRows(_batch, first => Compare(pairs, first));
        SumColumns();
        InRows(2 * _batch, Differentiate);
        _adam.Begin(rate);
        InParts(_rows.Count, Move);
    }

    /// <summary>Empties the rows that no batch had: random numbers must not stand for anything.</summary>
    public void ClearUntouched() => _adam.ClearUntouched();

    private static void Require(bool holds, string message, string name)
    {
        if (!holds)
        {
            throw new ArgumentException(message, name);
        }
    }

    private static Range Part(int item, int count) => (int)((long)count * item / Items)..(int)((long)count * (item + 1) / Items);

    private void InParts(int count, Action<Range> work) => Parallel.For(0, Items, _parallel, item => work(Part(item, count)));

    /// <summary>Rows are worked on by fours, see <see cref="MatrixProduct"/>.</summary>
    private void InRows(int count, Action<int> work) => InParts(count / MatrixProduct.Rows, fours =>
    {
        for (var four = fours.Start.Value; four < fours.End.Value; four++)
        {
            work(four * MatrixProduct.Rows);
        }
    });

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Embed(TrainingPair[] pairs, Range which)
    {
        for (var i = which.Start.Value; i < which.End.Value; i++)
        {
            var question = _questions.AsSpan(i * _dimensions, _dimensions);
            question.Clear();
            _table.AddTo(question, pairs[i].Question.Span);
            _lengths[i] = ToUnit(question);

            var passage = _passages.AsSpan(i * _dimensions, _dimensions);
            passage.Clear();
            _table.AddTo(passage, pairs[i].Before.Span);
            _table.AddTo(passage, pairs[i].After.Span);
            _lengths[_batch + i] = ToUnit(passage);
            for (var k = 0; k < passage.Length; k++)
            {
                _passageColumns[(k * _batch) + i] = passage[k];
            }
        }
    }

    private static float ToUnit(Span<float> vector)
    {
        var length = Math.Max(TensorPrimitives.Norm<float>(vector), 1e-12f);
        TensorPrimitives.Divide(vector, length, vector);
        return length;
    }

    /// <summary>e to the scores of four texts against every passage; a passage of the same page is no example. Cosines are at most 1, so nothing overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Compare(TrainingPair[] pairs, int first)
    {
        var scores = _scores.AsSpan(first * _batch, MatrixProduct.Rows * _batch);
        MatrixProduct.Make(_questions.AsSpan(first * _dimensions, MatrixProduct.Rows * _dimensions), _passageColumns, _batch, scores);
        TensorPrimitives.Add(scores, -1, scores);
        TensorPrimitives.Multiply(scores, 1 / Temperature, scores);
        TensorPrimitives.Exp<float>(scores, scores);
        for (var i = first; i < first + MatrixProduct.Rows; i++)
        {
            var row = _scores.AsSpan(i * _batch, _batch);
            for (var j = 0; j < row.Length; j++)
            {
                if (pairs[j].Page == pairs[i].Page && j != i)
                {
                    row[j] = 0;
                }
            }

            _rowShares[i] = 1 / (TensorPrimitives.Sum<float>(row) + float.Epsilon);
        }
    }

    private void SumColumns()
    {
        _columnShares.AsSpan().Fill(float.Epsilon);
        for (var i = 0; i < _batch; i++)
        {
            TensorPrimitives.Add(_columnShares, _scores.AsSpan(i * _batch, _batch), _columnShares);
        }

        TensorPrimitives.Divide(1f, _columnShares, _columnShares);
    }

    /// <summary>The gradients of four texts, first all short ones and then all passages, through the scaling to unit length.</summary>
    private void Differentiate(int first)
    {
        var isPassage = first >= _batch;
        var i = isPassage ? first - _batch : first;
        Span<float> pulls = stackalloc float[MatrixProduct.Rows * _batch];
        if (isPassage)
        {
            PullPassages(i, pulls);
        }
        else
        {
            PullQuestions(i, pulls);
        }

        MatrixProduct.Make(pulls, isPassage ? _questions : _passages, _dimensions, _gradients.AsSpan(first * _dimensions, MatrixProduct.Rows * _dimensions));
        for (var text = first; text < first + MatrixProduct.Rows; text++, i++)
        {
            var gradient = _gradients.AsSpan(text * _dimensions, _dimensions);
            var unit = (isPassage ? _passages : _questions).AsSpan(i * _dimensions, _dimensions);
            TensorPrimitives.MultiplyAdd(unit, -TensorPrimitives.Dot<float>(gradient, unit), gradient, gradient);
            TensorPrimitives.Multiply(gradient, 1 / (2 * Temperature * _batch * _lengths[text]), gradient);
        }
    }

    /// <summary>How hard four texts are pulled by every passage: both directions' probabilities of the two, less 1 each where they belong together.</summary>
    private void PullQuestions(int first, Span<float> pulls)
    {
        for (var i = first; i < first + MatrixProduct.Rows; i++)
        {
            var row = pulls.Slice((i - first) * _batch, _batch);
            TensorPrimitives.Add(_columnShares, _rowShares[i], row);
            TensorPrimitives.Multiply(row, _scores.AsSpan(i * _batch, _batch), row);
            row[i] -= 2;
        }
    }

    /// <summary>The same for four passages and every text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PullPassages(int first, Span<float> pulls)
    {
        for (var i = 0; i < _batch; i++)
        {
            for (var k = 0; k < MatrixProduct.Rows; k++)
            {
                pulls[(k * _batch) + i] = _scores[(i * _batch) + first + k] * (_columnShares[first + k] + _rowShares[i]);
            }
        }

        for (var k = 0; k < MatrixProduct.Rows; k++)
        {
            pulls[(k * _batch) + first + k] -= 2;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Move(Range which)
    {
        Span<float> gradient = stackalloc float[_dimensions];
        for (var index = which.Start.Value; index < which.End.Value; index++)
        {
            gradient.Clear();
            WeightedSum.Add(_gradients, _rows.Texts(index), gradient);
            _adam.Move(_rows.Row(index), gradient);
        }
    }
}
