using System.Text;
using DocsBot.Core.Prompts;
using DocsBot.Core.Text;

namespace DocsBot.Core.Answering;

/// <summary>A passage of the prompt with its title and headings, prepared for looking claims up in it. Prepared when it is first cited.</summary>
internal sealed class CitationEvidence
{
    // Stems of one word may differ in their endings ("config", "configur"); a common beginning of this many letters counts.
    private const int MinimumPrefix = 5;

    // No word that people write is longer.
    private const int LongestPrefix = 40;

    // Shorter names would be found inside of other words once separators are gone.
    private const int MinimumSqueezed = 4;

    private static readonly string[] NumberWords = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private readonly string _text;
    private readonly Lazy<string> _squeezed;
    private readonly Lazy<HashSet<string>> _words;
    private readonly Lazy<string[]> _sortedWords;
    private readonly Lazy<HashSet<string>> _numbers;
    private readonly Lazy<string?> _language;

    /// <summary>Prepares a passage.</summary>
    public CitationEvidence(PromptSource source)
    {
        _text = $"{source.Title}\n{source.Heading}\n{source.Text}";
        _squeezed = new(() => Squeeze(_text));
        _words = new(() => Terms.Of(_text).ToHashSet(StringComparer.Ordinal));
        _sortedWords = new(() => [.. _words.Value.Order(StringComparer.Ordinal)]);
        _numbers = new(() => NumbersOf(_text));
        _language = new(() => LanguageHint.Of(_text));
    }

    /// <summary>The passage's language as <see cref="LanguageHint"/> sees it.</summary>
    public string? Language => _language.Value;

    /// <summary>Whether these characters stand in the passage.</summary>
    public bool Holds(string text) => _text.Contains(text, StringComparison.Ordinal);

    /// <summary>Whether a stemmed word stands in the passage, alone, in a name, or with another ending.</summary>
    public bool HoldsWord(string term)
    {
        if (_words.Value.Contains(term))
        {
            return true;
        }

        if (term.Length < MinimumPrefix)
        {
            return false;
        }

        for (var length = MinimumPrefix; length < Math.Min(term.Length, LongestPrefix); length++)
        {
            if (_words.Value.Contains(term[..length]))
            {
                return true;
            }
        }

        var at = Array.BinarySearch(_sortedWords.Value, term, StringComparer.Ordinal);
        at = at < 0 ? ~at : at;
        return at < _sortedWords.Value.Length && _sortedWords.Value[at].StartsWith(term, StringComparison.Ordinal);
    }

    /// <summary>Whether a number stands in the passage: in digits, as part of a version (1.29 in v1.29.3), or as a word up to twelve.</summary>
    public bool HoldsNumber(string number) => _numbers.Value.Contains(number);

    /// <summary>Whether a name or literal stands in the passage, whatever its separators and case (<c>initContainers</c>, init containers).</summary>
    public bool HoldsLiteral(string literal)
    {
        if (_text.Contains(literal, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        // An option is exact: "--force" is not the word "force".
        var squeezed = literal.StartsWith('-') ? string.Empty : Squeeze(literal).TrimEnd('s');
        return squeezed.Length >= MinimumSqueezed && _squeezed.Value.Contains(squeezed, StringComparison.Ordinal);
    }

    /// <summary>Whether quoted words stand in the passage one after the other.</summary>
    public bool HoldsQuote(string quote) => _squeezed.Value.Contains(Squeeze(quote), StringComparison.Ordinal);

    /// <summary>The numbers of a text, without thousands separators: <c>30s</c> gives 30, <c>v1.29</c> gives 1.29, <c>5,000</c> gives 5000.</summary>
    public static IEnumerable<string> NumbersIn(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                continue;
            }

            var number = new StringBuilder();
            for (; i < text.Length && (char.IsAsciiDigit(text[i]) || IsInside(text, i)); i++)
            {
                if (text[i] != ',')
                {
                    number.Append(text[i]);
                }
            }

            yield return number.ToString();
        }
    }

    private static bool IsInside(string text, int i) =>
        i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])
        && (text[i] == '.' || (text[i] == ',' && i + 3 < text.Length && char.IsAsciiDigit(text[i + 2]) && char.IsAsciiDigit(text[i + 3])));

    private static HashSet<string> NumbersOf(string text)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var number in NumbersIn(text))
        {
            for (var dot = number.Length; dot > 0; dot = number.LastIndexOf('.', dot - 1))
            {
                numbers.Add(number[..dot]);
            }
        }

        foreach (var word in Words(text))
        {
            var value = Array.FindIndex(NumberWords, name => word.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (value >= 0)
            {
                numbers.Add(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return numbers;
    }

    private static string[] Words(string text) => text.Split((char[])[' ', '\n', '\t', ',', '.', '-', '(', ')'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Letters and digits only, in lower case.</summary>
    private static string Squeeze(string text)
    {
        var squeezed = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                squeezed.Append(char.ToLowerInvariant(c));
            }
        }

        return squeezed.ToString();
    }
}
