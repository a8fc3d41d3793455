using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DocsBot.Providers.Embeddings;

/// <summary>Products of small matrices, row after row in memory. Sixteen columns of four rows at a time stay in registers, which is what makes it fast.</summary>
/// <remarks>A training is over before the runtime would have come round to optimising a loop that it has seen to be hot, so the inner loops ask for it.</remarks>
internal static class MatrixProduct
{
    /// <summary>Rows that are made at once.</summary>
    public const int Rows = 4;

    /// <summary>Columns that are made at once; a matrix has a multiple of it.</summary>
    public const int Columns = 16;

    /// <summary>Makes <see cref="Rows"/> rows of left × right.</summary>
    /// <param name="left">Those rows of the left matrix.</param>
    /// <param name="right">The right matrix.</param>
    /// <param name="width">Columns of the right matrix.</param>
    /// <param name="product">Gets the rows of the product.</param>
    public static void Make(ReadOnlySpan<float> left, ReadOnlySpan<float> right, int width, Span<float> product)
    {
        var depth = left.Length / Rows;
        if (left.Length != Rows * depth || right.Length != depth * width || product.Length != Rows * width || width % Columns != 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"{left.Length} × {right.Length} numbers do not make {Rows} rows of {width} columns."), nameof(left));
        }

        for (var column = 0; column < width; column += Columns)
        {
            Tile(ref MemoryMarshal.GetReference(left), depth, ref Unsafe.Add(ref MemoryMarshal.GetReference(right), column), width, ref Unsafe.Add(ref MemoryMarshal.GetReference(product), column));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile(ref float left, int depth, ref float right, int width, ref float product)
    {
        ref var left1 = ref Unsafe.Add(ref left, depth);
        ref var left2 = ref Unsafe.Add(ref left, 2 * depth);
        ref var left3 = ref Unsafe.Add(ref left, 3 * depth);
        Vector256<float> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        for (var k = 0; k < depth; k++)
        {
            var right0 = Vector256.LoadUnsafe(ref right);
            var right1 = Vector256.LoadUnsafe(ref right, 8);
            right = ref Unsafe.Add(ref right, width);
            var factor = Vector256.Create(Unsafe.Add(ref left, k));
            a0 = Vector256.MultiplyAddEstimate(factor, right0, a0);
            a1 = Vector256.MultiplyAddEstimate(factor, right1, a1);
            factor = Vector256.Create(Unsafe.Add(ref left1, k));
            b0 = Vector256.MultiplyAddEstimate(factor, right0, b0);
            b1 = Vector256.MultiplyAddEstimate(factor, right1, b1);
            factor = Vector256.Create(Unsafe.Add(ref left2, k));
            c0 = Vector256.MultiplyAddEstimate(factor, right0, c0);
            c1 = Vector256.MultiplyAddEstimate(factor, right1, c1);
            factor = Vector256.Create(Unsafe.Add(ref left3, k));
            d0 = Vector256.MultiplyAddEstimate(factor, right0, d0);
            d1 = Vector256.MultiplyAddEstimate(factor, right1, d1);
        }

        Store(a0, a1, ref product);
        Store(b0, b1, ref Unsafe.Add(ref product, width));
        Store(c0, c1, ref Unsafe.Add(ref product, 2 * width));
        Store(d0, d1, ref Unsafe.Add(ref product, 3 * width));
    }

    private static void Store(Vector256<float> low, Vector256<float> high, ref float to)
    {
        low.StoreUnsafe(ref to);
        high.StoreUnsafe(ref to, 8);
    }
}
