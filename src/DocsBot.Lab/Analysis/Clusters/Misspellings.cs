namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>
/// Which rare words of many questions are slips of a common one: one letter left out, put in, replaced or swapped with its neighbour. Words that share what is
/// left when a letter is taken away are compared, which finds them without walking the vocabulary (Garbe's symmetric delete spelling correction, 2012).
/// </summary>
internal static class Misspellings
{
    /// <summary>Shorter words are a letter away from each other.</summary>
    private const int ShortestWord = 5;

    private const int LongestWord = 30;

    /// <summary>So many times as often must the right spelling stand there.</summary>
    private const int TimesAsOften = 5;

    /// <summary>Words that others may be slips of, the most frequent ones; it bounds the memory.</summary>
    private const int MostTargets = 30_000;

    /// <summary>The right spelling of each word that is a slip.</summary>
    /// <param name="frequencies">Stemmed words with the number of distinct questions that hold each.</param>
    public static Dictionary<string, string> Of(IReadOnlyDictionary<string, int> frequencies)
    {
        var targets = frequencies.Where(word => word.Value >= TimesAsOften && Takes(word.Key))
            .OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).Take(MostTargets);
        var byRest = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (target, _) in targets)
        {
            foreach (var rest in RestsOf(target))
            {
                if (!byRest.TryGetValue(rest, out var sharing))
                {
                    byRest[rest] = sharing = [];
                }

                sharing.Add(target);
            }
        }

        var meant = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (word, frequency) in frequencies)
        {
            if (Takes(word) && Nearest(word, frequency, frequencies, byRest) is { } target)
            {
                meant[word] = target;
            }
        }

        return meant;
    }

    /// <summary>Whether one slip makes one word of the other.</summary>
    internal static bool IsOneSlip(string word, string other)
    {
        var (shorter, longer) = word.Length <= other.Length ? (word, other) : (other, word);
        var prefix = shorter.AsSpan().CommonPrefixLength(longer);
        var suffix = 0;
        while (suffix < shorter.Length - prefix && shorter[^(suffix + 1)] == longer[^(suffix + 1)])
        {
            suffix++;
        }

        var (left, over) = (shorter.Length - prefix - suffix, longer.Length - prefix - suffix);
        return over == 1 || (left == 2 && over == 2 && shorter[prefix] == longer[prefix + 1] && shorter[prefix + 1] == longer[prefix]);
    }

    private static string? Nearest(string word, int frequency, IReadOnlyDictionary<string, int> frequencies, Dictionary<string, List<string>> byRest)
    {
        string? best = null;
        foreach (var rest in RestsOf(word))
        {
            foreach (var target in byRest.GetValueOrDefault(rest, []))
            {
                // Nobody gets the first letter wrong, and "enable" is not "unable".
                if (frequencies[target] < TimesAsOften * frequency || target[0] != word[0] || !IsOneSlip(word, target))
                {
                    continue;
                }

                var better = best is null || frequencies[target] > frequencies[best] || (frequencies[target] == frequencies[best] && string.CompareOrdinal(target, best) < 0);
                best = better ? target : best;
            }
        }

        return best;
    }

    private static bool Takes(string word) => word.Length is >= ShortestWord and <= LongestWord && !word.AsSpan().ContainsAnyExceptInRange('a', 'z');

    /// <summary>The word, and what is left of it without each of its letters but the first.</summary>
    private static IEnumerable<string> RestsOf(string word)
    {
        yield return word;
        for (var i = 1; i < word.Length; i++)
        {
            if (word[i] != word[i - 1])
            {
                yield return word.Remove(i, 1);
            }
        }
    }
}
