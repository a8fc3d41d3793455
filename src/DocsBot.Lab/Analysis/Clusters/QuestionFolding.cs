namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>Makes one of questions that say the same words: any order, any ending, any case, repeated or not.</summary>
internal sealed class QuestionFolding
{
    /// <summary>What is longer is a pasted log or page; its beginning tells what it is.</summary>
    public const int LongestText = 600;

    private const char Between = '\u001f';

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string[]> _terms = [];

    /// <summary>How many distinct questions there are.</summary>
    public int Count => _terms.Count;

    /// <summary>The words of each distinct question, each once; one with nothing but stop words or signs has these.</summary>
    public IReadOnlyList<string[]> Terms => _terms;

    /// <summary>The number of the distinct question that a text is.</summary>
    public int NumberOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var terms = TermsOf(text.Length <= LongestText ? text : text[..LongestText]);
        var key = string.Join(Between, terms);
        if (!_numbers.TryGetValue(key, out var number))
        {
            _numbers[key] = number = _terms.Count;
            _terms.Add(terms);
        }

        return number;
    }

    private static string[] TermsOf(string text)
    {
        string[] terms = [.. Core.Text.Terms.Of(text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (terms.Length == 0)
        {
            terms = [.. Core.Text.Terms.StopWordsOf(text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        }

        return terms.Length > 0 ? terms : [text.Trim()];
    }
}
