using DocsBot.Providers.Embeddings;

namespace DocsBot.Providers.Tests.Embeddings;

/// <summary>The arithmetic in registers says what the plain formula says.</summary>
public sealed class KernelTests
{
    private SplitMix64 _random = new(3);

    [Theory]
    [InlineData(1, 16)]
    [InlineData(7, 32)]
    [InlineData(128, 48)]
    public void Four_rows_of_a_product_are_sums_of_products(int depth, int width)
    {
        var (left, right, product) = (Numbers(4 * depth), Numbers(depth * width), new float[4 * width]);

        MatrixProduct.Make(left, right, width, product);

        for (var i = 0; i < product.Length; i++)
        {
            var expected = Enumerable.Range(0, depth).Sum(k => (double)left[(i / width * depth) + k] * right[(k * width) + (i % width)]);
            product[i].ShouldBe((float)expected, 1e-4f);
        }
    }

    [Fact]
    public void Matrices_that_do_not_fit_are_refused()
    {
        Should.Throw<ArgumentException>(() => MatrixProduct.Make(new float[8], new float[32], 16, new float[63]));
        Should.Throw<ArgumentException>(() => MatrixProduct.Make(new float[8], new float[16], 8, new float[32]));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(64)]
    [InlineData(112)]
    [InlineData(128)]
    public void Weighted_rows_are_added_whatever_the_length_of_a_row(int width)
    {
        var (matrix, sum) = (Numbers(5 * width), Numbers(width));
        var before = sum.ToArray();

        WeightedSum.Add(matrix, [new Feature(4, 0.5f), new Feature(0, 0.25f), new Feature(4, 0.125f)], sum);

        for (var i = 0; i < width; i++)
        {
            sum[i].ShouldBe(before[i] + (0.625f * matrix[(4 * width) + i]) + (0.25f * matrix[i]), 1e-5f);
        }
    }

    [Fact]
    public void A_row_that_is_not_there_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => WeightedSum.Add(new float[32], [new Feature(2, 1)], new float[16]));
        Should.Throw<ArgumentOutOfRangeException>(() => WeightedSum.Add(new float[32], [new Feature(-1, 1)], new float[16]));
        Should.Throw<ArgumentException>(() => WeightedSum.Add(new float[32], [], new float[15]));
    }

    private float[] Numbers(int count)
    {
        var numbers = new float[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = _random.NextSigned();
        }

        return numbers;
    }
}
