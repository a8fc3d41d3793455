namespace DocsBot.Providers.Embeddings;

/// <summary>
/// What stands for a word that is not in the vocabulary: its character n-grams, hashed into a fixed number of rows, so that a rare name or a misspelt word is
/// near the words it is written like. Source: Bojanowski et al., "Enriching word vectors with subword information", TACL 2017.
/// </summary>
internal static class WordPieces
{
    private const int Shortest = 3;
    private const int Longest = 5;
    private const int MostCharacters = 40;

    /// <summary>The rows of a word's n-grams, the ends of the word marked; at least one.</summary>
    /// <param name="word">A word.</param>
    /// <param name="rows">Gets the rows, from 0 to <paramref name="buckets"/>.</param>
    /// <param name="buckets">The number of rows.</param>
    public static void Of(string word, List<int> rows, int buckets)
    {
        var marked = $"<{(word.Length > MostCharacters ? word[..MostCharacters] : word)}>";
        for (var length = Shortest; length <= Longest; length++)
        {
            for (var start = 0; start + length <= marked.Length; start++)
            {
                rows.Add((int)(Hash(marked.AsSpan(start, length)) % (uint)buckets));
            }
        }
    }

    // FNV-1a over UTF-16 code units: string.GetHashCode differs from process to process.
    private static uint Hash(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 16777619;
        }

        return hash;
    }
}
