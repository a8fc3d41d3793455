using System.Text;

namespace DocsBot.Core.Text;

/// <summary>The terms of one word, remembered: documentation says the same words over and over, and splitting and stemming them is most of the work.</summary>
internal static class WordTerms
{
    /// <summary>Words remembered by each thread; then it begins anew, so that no input makes it grow.</summary>
    private const int MostWords = 30_000;

    /// <summary>A longer run of letters is no word that comes again.</summary>
    private const int LongestWord = 40;

    [ThreadStatic]
    private static Dictionary<string, string[]>? s_known;

    /// <summary>The terms of a word, see <see cref="Terms.Of"/>.</summary>
    /// <param name="word">A word or compound name as it stands in the text.</param>
    public static string[] Of(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord)
        {
            return [.. Make(word.ToString())];
        }

        var known = s_known ??= new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var terms))
        {
            return terms;
        }

        if (known.Count >= MostWords)
        {
            known.Clear();
        }

        var key = word.ToString();
        return known[key] = [.. Make(key)];
    }

    private static IEnumerable<string> Make(string word)
    {
        if (!Identifiers.IsCompound(word))
        {
            var lower = word.ToLowerInvariant();
            if (!StopWords.Contains(lower))
            {
                yield return Stem(lower);
            }

            yield break;
        }

        // Each dotted or hyphenated segment first, then the name as one: spec.initContainers gives spec, init, contain, initcontain, specinitcontain.
        var segments = 0;
        foreach (var segment in Segments(word))
        {
            segments++;
            var parts = Identifiers.Split(word.AsSpan(segment));
            foreach (var part in parts)
            {
                if (!StopWords.Contains(part))
                {
                    yield return Stem(part);
                }
            }

            if (parts.Count > 1)
            {
                yield return Stem(string.Concat(parts));
            }
        }

        if (segments > 1)
        {
            yield return Stem(string.Concat(word.Where(Scripts.IsWordCharacter)).ToLowerInvariant());
        }
    }

    // The stemmer knows English endings; a word of another script or alphabet has none of them. One with accents is stemmed as it is typed without.
    private static string Stem(string lower)
    {
        var folded = LetterFolding.Fold(lower);
        return Ascii.IsValid(folded) ? PorterStemmer.Stem(folded) : folded;
    }

    private static IEnumerable<Range> Segments(string word)
    {
        var start = 0;
        for (var i = 0; i <= word.Length; i++)
        {
            if (i < word.Length && Scripts.IsWordCharacter(word[i]))
            {
                continue;
            }

            if (i > start)
            {
                yield return start..i;
            }

            start = i + 1;
        }
    }
}
