namespace DocsBot.Core.Text;

/// <summary>
/// Reduces an English word to its stem, so that <c>installing</c> meets <c>installation</c>. Source: M. F. Porter, "An algorithm for suffix
/// stripping", Program 14(3), 1980; the same algorithm as the <c>porter</c> tokenizer of SQLite's FTS5, so that stems made here are found there.
/// </summary>
public static class PorterStemmer
{
    private static readonly (string Suffix, string Replacement)[] Step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("logi", "log"), ("bli", "ble"), ("alli", "al"),
        ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"),
        ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ];

    private static readonly (string Suffix, string Replacement)[] Step3 =
    [
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
    ];

    private static readonly string[] Step4 =
    [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize",
    ];

    /// <summary>The stem of a word. Only words of 3 to 63 lower-case ASCII letters are changed; everything else comes back as it is.</summary>
    /// <param name="word">A word in lower case.</param>
    public static string Stem(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (word.Length is < 3 or > 63 || word.AsSpan().ContainsAnyExceptInRange('a', 'z'))
        {
            return word;
        }

        Span<char> letters = stackalloc char[word.Length + 1];
        word.CopyTo(letters);
        var length = word.Length;
        Plurals(letters, ref length);
        PastAndGerund(letters, ref length);
        TerminalY(letters, length);
        ReplaceLongest(letters, ref length, Step2);
        ReplaceLongest(letters, ref length, Step3);
        DropLongest(letters, ref length);
        FinalE(letters, ref length);
        var stem = letters[..length];
        return stem.SequenceEqual(word) ? word : stem.ToString();
    }

    private static void Plurals(Span<char> w, ref int n)
    {
        var word = w[..n];
        if (word.EndsWith("sses") || word.EndsWith("ies"))
        {
            n -= 2;
        }
        else if (word.EndsWith("s") && !word.EndsWith("ss"))
        {
            n--;
        }
    }

    private static void PastAndGerund(Span<char> w, ref int n)
    {
        var word = w[..n];
        if (word.EndsWith("eed"))
        {
            if (Measure(w, n - 3) > 0)
            {
                n--;
            }

            return;
        }

        var cut = word.EndsWith("ing") ? 3 : word.EndsWith("ed") ? 2 : 0;
        if (cut == 0 || !HasVowel(w, n - cut))
        {
            return;
        }

        n -= cut;
        word = w[..n];
        if (word.EndsWith("at") || word.EndsWith("bl") || word.EndsWith("iz"))
        {
            w[n++] = 'e';
        }
        else if (DoubleConsonant(w, n) && w[n - 1] is not ('l' or 's' or 'z'))
        {
            n--;
        }
        else if (Measure(w, n) == 1 && ConsonantVowelConsonant(w, n))
        {
            w[n++] = 'e';
        }
    }

    private static void TerminalY(Span<char> w, int n)
    {
        if (w[n - 1] == 'y' && HasVowel(w, n - 1))
        {
            w[n - 1] = 'i';
        }
    }

    private static void ReplaceLongest(Span<char> w, ref int n, (string Suffix, string Replacement)[] rules)
    {
        var best = -1;
        for (var i = 0; i < rules.Length; i++)
        {
            if (w[..n].EndsWith(rules[i].Suffix) && (best < 0 || rules[i].Suffix.Length > rules[best].Suffix.Length))
            {
                best = i;
            }
        }

        if (best < 0 || Measure(w, n - rules[best].Suffix.Length) == 0)
        {
            return;
        }

        n -= rules[best].Suffix.Length;
        rules[best].Replacement.CopyTo(w[n..]);
        n += rules[best].Replacement.Length;
    }

    private static void DropLongest(Span<char> w, ref int n)
    {
        var longest = "";
        foreach (var suffix in Step4)
        {
            if (suffix.Length > longest.Length && w[..n].EndsWith(suffix))
            {
                longest = suffix;
            }
        }

        var left = n - longest.Length;
        if (longest.Length > 0 && Measure(w, left) > 1 && (longest != "ion" || w[left - 1] is 's' or 't'))
        {
            n = left;
        }
    }

    private static void FinalE(Span<char> w, ref int n)
    {
        if (w[n - 1] == 'e')
        {
            var measure = Measure(w, n - 1);
            if (measure > 1 || (measure == 1 && !ConsonantVowelConsonant(w, n - 1)))
            {
                n--;
            }
        }

        if (w[n - 1] == 'l' && DoubleConsonant(w, n) && Measure(w, n) > 1)
        {
            n--;
        }
    }

    private static bool IsConsonant(ReadOnlySpan<char> w, int i) => w[i] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => false,
        'y' => i == 0 || !IsConsonant(w, i - 1),
        _ => true,
    };

    /// <summary>The number of vowel-consonant sequences in the first <paramref name="n"/> letters, Porter's m.</summary>
    private static int Measure(ReadOnlySpan<char> w, int n)
    {
        var measure = 0;
        var afterVowel = false;
        for (var i = 0; i < n; i++)
        {
            var consonant = IsConsonant(w, i);
            if (consonant && afterVowel)
            {
                measure++;
            }

            afterVowel = !consonant;
        }

        return measure;
    }

    private static bool HasVowel(ReadOnlySpan<char> w, int n)
    {
        for (var i = 0; i < n; i++)
        {
            if (!IsConsonant(w, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool DoubleConsonant(ReadOnlySpan<char> w, int n) => n >= 2 && w[n - 1] == w[n - 2] && IsConsonant(w, n - 1);

    private static bool ConsonantVowelConsonant(ReadOnlySpan<char> w, int n) =>
        n >= 3 && IsConsonant(w, n - 1) && !IsConsonant(w, n - 2) && IsConsonant(w, n - 3) && w[n - 1] is not ('w' or 'x' or 'y');
}
