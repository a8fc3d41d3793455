namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>The values of a question in all dimensions, by their numbers, in one number.</summary>
internal static class SliceKey
{
    /// <summary>Values of one dimension that have a number of their own.</summary>
    public const int MostValues = 1 << Bits;

    private const int Bits = 12;

    public static long Of(IReadOnlyList<int> numbers)
    {
        var key = 0L;
        for (var dimension = 0; dimension < numbers.Count; dimension++)
        {
            key |= (long)numbers[dimension] << (dimension * Bits);
        }

        return key;
    }

    public static int At(long key, int dimension) => (int)(key >> (dimension * Bits)) & (MostValues - 1);
}
