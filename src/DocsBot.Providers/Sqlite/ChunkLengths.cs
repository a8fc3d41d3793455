namespace DocsBot.Providers.Sqlite;

/// <summary>The chunks of a snapshot, numbered without gaps ("slots"), with their lengths in words. A slot is an index into arrays, a number a key in the file.</summary>
internal sealed class ChunkLengths(long[] numbers, int[] words)
{
    public int Count => numbers.Length;

    /// <summary>The mean length, at least 1.</summary>
    public double Mean { get; } = words.Length == 0 ? 1 : Math.Max(1, words.Average());

    public long NumberOf(int slot) => numbers[slot];

    public int WordsOf(int slot) => words[slot];

    public int SlotOf(long number)
    {
        // Numbers have gaps only where pages were replaced, so the slot is at the number or a little before it.
        var guess = (int)Math.Min(number - 1, numbers.Length - 1);
        return numbers[guess] == number ? guess : Array.BinarySearch(numbers, number);
    }
}
