namespace DocsBot.Core.Text;

/// <summary>
/// The words of a text as they are compared everywhere: lower case without accents, names split into their parts, stop words left out, stemmed; two characters
/// at a time where a script has no spaces; and of code also what no word tells: flags, operators, decorated names.
/// </summary>
public static class Terms
{
    /// <summary>Number of this analysis. A store keeps it with what it indexed; whoever changes what a text gives raises it, and the words are indexed anew.</summary>
    public const int Analysis = 2;

    /// <summary>
    /// The words of a text in order, repeated as often as they stand there. A compound name gives its parts and then its whole in one word
    /// (<c>initContainers</c>: init, contain, initcontain), so that either spelling finds it.
    /// </summary>
    /// <param name="text">Any text.</param>
    public static IEnumerable<string> Of(string text)
    {
        foreach (var place in PlacesOf(text))
        {
            if (!place.IsAddition)
            {
                yield return place.Term;
            }
        }
    }

    /// <summary>The same with the place of each, and with the additions: other readings of a word, and operators.</summary>
    /// <param name="text">Any text; what stands in backticks and fences is code.</param>
    public static IReadOnlyList<TermPlace> PlacesOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new TermReader(text, asked: false).Read();
    }

    /// <summary>The terms that a question looks up. Single characters of a script without spaces only count where they stand alone, and a question of nothing but symbols is code.</summary>
    /// <param name="question">Any text.</param>
    public static IReadOnlyList<TermPlace> PlacesOfQuestion(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new TermReader(question, asked: true).Read();
    }

    /// <summary>The stop words of a text in order, repeated as often as they stand there: all that is left of a question like <c>if not</c>.</summary>
    /// <param name="text">Any text.</param>
    public static IEnumerable<string> StopWordsOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var end = TermReader.EndOfWord(text, i);
            foreach (var word in Identifiers.Split(text.AsSpan(i, end - i)))
            {
                if (StopWords.Contains(word))
                {
                    yield return word;
                }
            }

            i = end;
        }
    }

    /// <summary>The different words of a text, in the order of their first appearance.</summary>
    /// <param name="text">Any text.</param>
    public static IReadOnlyList<string> Distinct(string text) => [.. Of(text).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether a character is kana, Han or Hangul, of which one or two make a word.</summary>
    public static bool IsIdeograph(char c) => Scripts.IsIdeograph(c);
}
