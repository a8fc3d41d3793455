using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using DocsBot.Providers.Embeddings;
using DocsBot.Providers.Sqlite.Vectors;

namespace DocsBot.Providers.Tests.Sqlite;

public sealed class VectorIndexTests
{
    private SplitMix64 _random = new(11);

    [Theory]
    [InlineData(16, 40)]
    [InlineData(128, 2_000)]
    [InlineData(131, 500)]
    [InlineData(1_536, 300)]
    public void The_nearest_are_those_of_the_exact_search_whatever_the_dimension(int dimensions, int count)
    {
        var vectors = Enumerable.Range(0, count).Select(_ => Unit(dimensions)).ToArray();
        var question = Unit(dimensions);
        var exact = vectors.Select(vector => TensorPrimitives.Dot<float>(vector, question)).ToArray();

        var nearest = Index(dimensions, vectors).Nearest(question, 20, passes: null);

        nearest.Count.ShouldBe(20);
        nearest.ShouldAllBe(hit => Math.Abs(hit.Score - exact[hit.Number]) < 0.006);
        nearest.Select(hit => hit.Score).ShouldBeInOrder(SortDirection.Descending);

        // Rounding may swap neighbours, and no others.
        var twentieth = exact.OrderDescending().ElementAt(19);
        nearest.ShouldAllBe(hit => exact[hit.Number] > twentieth - 0.012);
    }

    [Fact]
    public void Equals_come_in_the_order_of_their_numbers_and_a_filter_is_heeded()
    {
        var same = Unit(32);
        var index = Index(32, [.. Enumerable.Repeat(same, 50)]);

        index.Nearest(same, 3, passes: null).Select(hit => hit.Number).ShouldBe([0, 1, 2]);
        index.Nearest(same, 3, [40, 7]).Select(hit => hit.Number).ShouldBe([7, 40]);
        index.Nearest(same, 100, passes: null).Count.ShouldBe(50);
    }

    [Fact]
    public void Opposite_vectors_are_found_too_when_nothing_is_nearer()
    {
        var question = Unit(16);
        var opposite = question.Select(x => -x).ToArray();

        Index(16, opposite, question).Nearest(question, 2, passes: null).Select(hit => Math.Round(hit.Score, 2)).ShouldBe([1, -1]);
    }

    [Fact]
    public void A_vector_of_zeros_is_near_nothing()
    {
        var index = Index(16, new float[16], Unit(16));

        index.Nearest(new float[16], 2, passes: null).ShouldAllBe(hit => hit.Score == 0);
    }

    [Fact]
    public void A_snapshot_of_before_holds_float32_and_is_read_as_well()
    {
        var vector = Unit(24);
        var index = new VectorIndex(24, 1);

        index.TryAdd(5, MemoryMarshal.AsBytes(vector.AsSpan())).ShouldBeTrue();

        index.Nearest(vector, 1, passes: null).ShouldHaveSingleItem().Score.ShouldBe(1, 0.01);
    }

    [Fact]
    public void Bytes_that_are_no_vector_are_refused()
    {
        var index = new VectorIndex(24, 1);

        index.TryAdd(1, new byte[27]).ShouldBeFalse();
        index.TryAdd(1, []).ShouldBeFalse();
        index.TryAdd(1, [0, 0, 0xc0, 0x7f, .. new byte[24]]).ShouldBeFalse("the scale is no number");
        index.TryAdd(1, MemoryMarshal.AsBytes(Enumerable.Repeat(float.NaN, 24).ToArray().AsSpan())).ShouldBeFalse();
        index.Count.ShouldBe(0);
        Should.Throw<ArgumentException>(() => Int8Vector.Pack([1, float.PositiveInfinity]));
    }

    [Fact]
    public void The_product_is_the_same_on_a_machine_without_avx2()
    {
        var question = Enumerable.Range(0, 4_096).Select(_ => (short)(Int8Product.QuestionScale * _random.NextSigned())).ToArray();
        var vector = Enumerable.Range(0, 4_096).Select(_ => (sbyte)(127 * _random.NextSigned())).ToArray();
        var expected = question.Zip(vector, (q, v) => q * v).Sum();

        Int8Product.Of(question, vector).ShouldBe(expected);
        Int8Product.Widened(ref question[0], ref vector[0], question.Length).ShouldBe(expected);

        // The largest there can be.
        question.AsSpan().Fill(Int8Product.QuestionScale);
        vector.AsSpan().Fill(-127);
        Int8Product.Of(question, vector).ShouldBe(-127 * Int8Product.QuestionScale * question.Length);
    }

    private static VectorIndex Index(int dimensions, params float[][] vectors)
    {
        var index = new VectorIndex(dimensions, vectors.Length);
        for (var i = 0; i < vectors.Length; i++)
        {
            index.TryAdd(i, Int8Vector.Pack(vectors[i])).ShouldBeTrue();
        }

        return index;
    }

    private float[] Unit(int dimensions)
    {
        var vector = Enumerable.Range(0, dimensions).Select(_ => _random.NextSigned()).ToArray();
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }
}
