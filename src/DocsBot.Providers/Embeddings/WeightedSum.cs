using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DocsBot.Providers.Embeddings;

/// <summary>Sums of weighted rows of a matrix: what a text's vector is made of, and a row's gradient too.</summary>
internal static class WeightedSum
{
    private const int Lanes = 8;
    private const int Tile = 8 * Lanes;

    /// <summary>Adds the rows that the features name, times their weights, to a vector. Adding them in two calls gives the same bits as in one.</summary>
    /// <param name="matrix">Rows one after the other, each as long as the vector.</param>
    /// <param name="features">The rows.</param>
    /// <param name="sum">A multiple of 16 components.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ReadOnlySpan<float> matrix, ReadOnlySpan<Feature> features, Span<float> sum)
    {
        if (sum.Length == 0 || sum.Length % (2 * Lanes) != 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"{sum.Length} components are no multiple of 16."), nameof(sum));
        }

        var rows = matrix.Length / sum.Length;
        foreach (var (row, _) in features)
        {
            if ((uint)row >= (uint)rows)
            {
                throw new ArgumentOutOfRangeException(nameof(features), row, "There is no such row.");
            }
        }

        ref var values = ref MemoryMarshal.GetReference(matrix);
        ref var total = ref MemoryMarshal.GetReference(sum);
        var start = 0;
        for (; start + Tile <= sum.Length; start += Tile)
        {
            AddTile(ref Unsafe.Add(ref values, start), sum.Length, features, ref Unsafe.Add(ref total, start));
        }

        for (; start < sum.Length; start += 2 * Lanes)
        {
            AddPair(ref Unsafe.Add(ref values, start), sum.Length, features, ref Unsafe.Add(ref total, start));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddTile(ref float matrix, int width, ReadOnlySpan<Feature> features, ref float sum)
    {
        var a = Vector256.LoadUnsafe(ref sum);
        var b = Vector256.LoadUnsafe(ref sum, Lanes);
        var c = Vector256.LoadUnsafe(ref sum, 2 * Lanes);
        var d = Vector256.LoadUnsafe(ref sum, 3 * Lanes);
        var e = Vector256.LoadUnsafe(ref sum, 4 * Lanes);
        var f = Vector256.LoadUnsafe(ref sum, 5 * Lanes);
        var g = Vector256.LoadUnsafe(ref sum, 6 * Lanes);
        var h = Vector256.LoadUnsafe(ref sum, 7 * Lanes);
        foreach (var (row, weight) in features)
        {
            ref var from = ref Unsafe.Add(ref matrix, (nint)row * width);
            var factor = Vector256.Create(weight);
            a = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref from), factor, a);
            b = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref from, Lanes), factor, b);
            c = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref from, 2 * Lanes), factor, c);
            d = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref from, 3 * Lanes), factor, d);
            e = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref from, 4 * Lanes), factor, e);
            f = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref from, 5 * Lanes), factor, f);
            g = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref from, 6 * Lanes), factor, g);
            h = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref from, 7 * Lanes), factor, h);
        }

        a.StoreUnsafe(ref sum);
        b.StoreUnsafe(ref sum, Lanes);
        c.StoreUnsafe(ref sum, 2 * Lanes);
        d.StoreUnsafe(ref sum, 3 * Lanes);
        e.StoreUnsafe(ref sum, 4 * Lanes);
        f.StoreUnsafe(ref sum, 5 * Lanes);
        g.StoreUnsafe(ref sum, 6 * Lanes);
        h.StoreUnsafe(ref sum, 7 * Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddPair(ref float matrix, int width, ReadOnlySpan<Feature> features, ref float sum)
    {
        var a = Vector256.LoadUnsafe(ref sum);
        var b = Vector256.LoadUnsafe(ref sum, Lanes);
        foreach (var (row, weight) in features)
        {
            ref var from = ref Unsafe.Add(ref matrix, (nint)row * width);
            var factor = Vector256.Create(weight);
            a = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref from), factor, a);
            b = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref from, Lanes), factor, b);
        }

        a.StoreUnsafe(ref sum);
        b.StoreUnsafe(ref sum, Lanes);
    }
}
