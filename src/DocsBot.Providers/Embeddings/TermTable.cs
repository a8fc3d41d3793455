namespace DocsBot.Providers.Embeddings;

/// <summary>Gives each different word a number, so that a passage is a short list of numbers. Memory is bounded: when there are too many words, new ones share the last number.</summary>
internal sealed class TermTable
{
    private const int MostTerms = 1_000_000;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _terms = [];

    public int Count => _terms.Count;

    public string this[int number] => _terms[number];

    public int NumberOf(string term)
    {
        if (_numbers.TryGetValue(term, out var number))
        {
            return number;
        }

        if (_terms.Count < MostTerms)
        {
            _numbers.Add(term, _terms.Count);
            _terms.Add(term);
        }

        return _terms.Count - 1;
    }
}
