using System.Collections.Concurrent;
using DocsBot.Core.Text;

namespace DocsBot.Providers.Extractive;

/// <summary>The same as <see cref="Terms.Of"/>, faster: documentation repeats its words, and stemming one costs more than finding it again.</summary>
internal static class CachedTerms
{
    // Some 10 MB at most; a documentation of 10 million words has fewer different ones.
    private const int MaxEntries = 60_000;
    private const int MaxWordLength = 40;

    private static readonly ConcurrentDictionary<string, string[]> Cache = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> Lookup = Cache.GetAlternateLookup<ReadOnlySpan<char>>();
    private static int _entries;

    /// <summary>The stemmed words of a text in order.</summary>
    public static List<string> Of(string text)
    {
        var terms = new List<string>();
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            // A word never holds white space, so what stands between is taken apart by itself.
            var end = rest.IndexOfAny(' ', '\n', '\t');
            var word = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (!word.IsEmpty)
            {
                terms.AddRange(OfWord(word));
            }
        }

        return terms;
    }

    private static string[] OfWord(ReadOnlySpan<char> word)
    {
        if (Lookup.TryGetValue(word, out var known))
        {
            return known;
        }

        string[] terms = [.. Terms.Of(word.ToString())];
        if (word.Length <= MaxWordLength)
        {
            if (Interlocked.Increment(ref _entries) > MaxEntries)
            {
                Cache.Clear();
                Interlocked.Exchange(ref _entries, 0);
            }

            Lookup[word] = terms;
        }

        return terms;
    }
}
