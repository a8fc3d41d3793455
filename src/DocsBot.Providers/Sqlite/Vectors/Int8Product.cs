using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace DocsBot.Providers.Sqlite.Vectors;

/// <summary>The scalar product of a question with stored vectors, in whole numbers: the same on every machine.</summary>
internal static class Int8Product
{
    /// <summary>Vectors are a multiple of this long.</summary>
    public const int Lanes = 16;

    /// <summary>The largest component of a question: fine enough to lose nothing beside a stored component's 127, and small enough for a sum of 8,192 products in 32 bits.</summary>
    public const int QuestionScale = 2_000;

    /// <summary>The scalar product.</summary>
    /// <param name="question">From -<see cref="QuestionScale"/> to <see cref="QuestionScale"/>; a multiple of <see cref="Lanes"/>.</param>
    /// <param name="vector">As long as the question.</param>
    public static int Of(ReadOnlySpan<short> question, ReadOnlySpan<sbyte> vector)
    {
        if (question.Length != vector.Length || question.Length % Lanes != 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"{question.Length} and {vector.Length} components cannot be multiplied by {Lanes}."), nameof(vector));
        }

        ref var left = ref MemoryMarshal.GetReference(question);
        ref var right = ref MemoryMarshal.GetReference(vector);
        return Avx2.IsSupported ? Adjacent(ref left, ref right, question.Length) : Widened(ref left, ref right, question.Length);
    }

    private static int Adjacent(ref short question, ref sbyte vector, int length)
    {
        var sum = Vector256<int>.Zero;
        for (nuint i = 0; i < (nuint)length; i += Lanes)
        {
            sum += Avx2.MultiplyAddAdjacent(Vector256.LoadUnsafe(ref question, i), Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref vector, i)));
        }

        return Vector256.Sum(sum);
    }

    /// <summary>The same on machines without AVX2. As <see cref="Of"/>, lengths unchecked.</summary>
    public static int Widened(ref short question, ref sbyte vector, int length)
    {
        var sum = Vector128<int>.Zero;
        for (nuint i = 0; i < (nuint)length; i += Lanes)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref vector, i));
            sum += Products(Vector128.LoadUnsafe(ref question, i), low) + Products(Vector128.LoadUnsafe(ref question, i + (Lanes / 2)), high);
        }

        return Vector128.Sum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Products(Vector128<short> a, Vector128<short> b) =>
        (Vector128.WidenLower(a) * Vector128.WidenLower(b)) + (Vector128.WidenUpper(a) * Vector128.WidenUpper(b));
}
