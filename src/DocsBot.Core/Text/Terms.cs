namespace DocsBot.Core.Text;

/// <summary>The words of a text as they are compared everywhere: lower case, names split into their parts, stop words left out, stemmed.</summary>
public static class Terms
{
    /// <summary>Number of this analysis. A store keeps it with what it indexed; whoever changes what a text gives raises it, and the words are indexed anew.</summary>
    public const int Analysis = 1;

    /// <summary>
    /// The stemmed words of a text in order, repeated as often as they stand there. A compound name gives its parts and then its whole in one word
    /// (<c>initContainers</c>: init, contain, initcontain), so that either spelling finds it.
    /// </summary>
    /// <param name="text">Any text.</param>
    public static IEnumerable<string> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var range in WordRanges(text))
        {
            foreach (var term in WordTerms.Of(text.AsSpan(range)))
            {
                yield return term;
            }
        }
    }

    /// <summary>The stop words of a text in order, repeated as often as they stand there: all that is left of a question like <c>if not</c>.</summary>
    /// <param name="text">Any text.</param>
    public static IEnumerable<string> StopWordsOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var range in WordRanges(text))
        {
            foreach (var word in Identifiers.Split(text.AsSpan(range)))
            {
                if (StopWords.Contains(word))
                {
                    yield return word;
                }
            }
        }
    }

    /// <summary>The different words of a text, in the order of their first appearance.</summary>
    /// <param name="text">Any text.</param>
    public static IReadOnlyList<string> Distinct(string text) => [.. Of(text).Distinct(StringComparer.Ordinal)];

    /// <summary>Where the words of a text are: runs of letters and digits, with <c>_</c>, <c>.</c> and <c>-</c> inside a name. A CJK character is a word of its own.</summary>
    private static IEnumerable<Range> WordRanges(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            if (IsIdeograph(c))
            {
                if (start >= 0)
                {
                    yield return start..i;
                    start = -1;
                }

                yield return i..(i + 1);
            }
            else if (char.IsLetterOrDigit(c) || (start >= 0 && Joins(text, i)))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                yield return start..i;
                start = -1;
            }
        }
    }

    private static bool Joins(string text, int i) =>
        i < text.Length && text[i] is '_' or '.' or '-' && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]) && !IsIdeograph(text[i + 1]);

    /// <summary>Whether a character is a word of its own: kana, Han, Hangul.</summary>
    public static bool IsIdeograph(char c) => c is (>= '\u3040' and <= '\u30ff') or (>= '\u3400' and <= '\u4dbf') or (>= '\u4e00' and <= '\u9fff') or (>= '\uac00' and <= '\ud7af');
}
