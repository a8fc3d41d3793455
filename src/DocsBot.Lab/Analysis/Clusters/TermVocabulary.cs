using DocsBot.Core.Text;

namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>The words of many questions, each with a number and a weight: the rarer, the more it says.</summary>
internal sealed class TermVocabulary
{
    /// <summary>What a word counts that people only wrap a question in, as for the retriever's confidence.</summary>
    public const double ConversationShare = 0.3;

    /// <summary>Questions without the word that are taken to be there: in a log of ten about one matter, that matter's words are not worthless.</summary>
    private const int Others = 100;

    /// <summary>Words kept of one question, the heaviest: a pasted stack trace has more.</summary>
    private const int MostTerms = 24;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _meant;
    private readonly string[] _terms;
    private readonly float[] _weights;

    private TermVocabulary(Dictionary<string, string> meant, Dictionary<string, int> frequencies, int questions)
    {
        _meant = meant;
        _terms = [.. frequencies.OrderBy(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).Select(word => word.Key)];
        _weights = new float[_terms.Length];
        for (var number = 0; number < _terms.Length; number++)
        {
            var term = _terms[number];
            _numbers[term] = number;
            _weights[number] = (float)(Math.Log(1 + ((double)(questions + Others) / frequencies[term])) * (ConversationWords.Contains(term) ? ConversationShare : 1));
        }
    }

    /// <summary>How many words there are.</summary>
    public int Count => _terms.Length;

    /// <summary>A word by its number; the rarest has number 0.</summary>
    public string this[int number] => _terms[number];

    /// <summary>Counts the words of distinct questions.</summary>
    /// <param name="questions">The words of each, each once.</param>
    public static TermVocabulary Of(IReadOnlyList<string[]> questions)
    {
        var meant = Misspellings.Of(Frequencies(questions, []));
        return new TermVocabulary(meant, Frequencies(questions, meant), questions.Count);
    }

    /// <summary>The numbers of a question's words, slips read as what was meant, ascending.</summary>
    public int[] NumbersOf(string[] terms) => [.. terms.Select(term => _numbers[_meant.GetValueOrDefault(term, term)]).Distinct().Order()];

    /// <summary>A question as a vector.</summary>
    public TermVector VectorOf(string[] terms)
    {
        var numbers = NumbersOf(terms);
        if (numbers.Length > MostTerms)
        {
            numbers = [.. numbers.OrderByDescending(number => _weights[number]).ThenBy(number => number).Take(MostTerms).Order()];
        }

        return TermVector.Normalised(numbers, Array.ConvertAll(numbers, number => _weights[number]));
    }

    private static Dictionary<string, int> Frequencies(IReadOnlyList<string[]> questions, Dictionary<string, string> meant)
    {
        var frequencies = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var terms in questions)
        {
            foreach (var term in terms.Select(term => meant.GetValueOrDefault(term, term)).Distinct(StringComparer.Ordinal))
            {
                frequencies[term] = frequencies.GetValueOrDefault(term) + 1;
            }
        }

        return frequencies;
    }
}
