using DocsBot.Core.Text;

namespace DocsBot.Providers.Words;

/// <summary>A question taken apart into what is looked up. Its terms are looked up as they are, so whatever was typed, there is no syntax in it to fail on.</summary>
internal sealed class WordQuery
{
    /// <summary>Characters of a question that are looked at; what follows adds time, not meaning.</summary>
    private const int MaxLength = 8_000;

    /// <summary>Different words looked up, and as many pairs of them: each pair is a walk over two words' chunks.</summary>
    private const int MaxTerms = 64;

    /// <summary>Parts that the name before its whole may have.</summary>
    private const int LongestName = 5;

    private readonly List<string> _terms = [];
    private readonly Dictionary<string, double> _weights = new(StringComparer.Ordinal);
    private readonly HashSet<string> _additions = new(StringComparer.Ordinal);
    private readonly List<(string First, string Second, double Weight)> _pairs = [];

    private WordQuery()
    {
    }

    /// <summary>The different words, stop words left out, in order: the question's own, then those that only its context has.</summary>
    public IReadOnlyList<string> Terms => _terms;

    /// <summary>Those of the terms that are another reading of a word that is there too, or operators.</summary>
    public IReadOnlySet<string> Additions => _additions;

    /// <summary>Those that may be misspelt: neither additions nor the whole of a name whose parts are words of the question themselves.</summary>
    public IEnumerable<string> Words => Terms.Where((term, index) => !Additions.Contains(term) && !IsWhole(index));

    /// <summary>Different words that stand side by side in the question or in its context, with what the pair counts.</summary>
    public IReadOnlyList<(string First, string Second, double Weight)> Pairs => _pairs;

    /// <summary>The stop words, when the question has nothing else.</summary>
    public IReadOnlyList<string> Common { get; private set; } = [];

    /// <summary>What a word counts: 1 for the question's own, less for one of its context.</summary>
    public double WeightOf(string term) => _weights.GetValueOrDefault(term, 1);

    private bool IsWhole(int index)
    {
        for (var before = Math.Max(0, index - LongestName); before < index; before++)
        {
            if (Terms[before].Length > 1 && Terms[index].StartsWith(Terms[before], StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes a question apart.</summary>
    /// <param name="text">The question.</param>
    /// <param name="context">What was said before it; null when it stands alone.</param>
    /// <param name="contextWeight">What a word of the context counts; with 0 it is not looked up.</param>
    public static WordQuery Parse(string text, string? context = null, double contextWeight = 1)
    {
        var query = new WordQuery();
        query.Add(Considered(text), 1);
        if (context is not null && contextWeight > 0)
        {
            query.Add(Considered(context), contextWeight);
        }

        if (query._terms.Count == 0)
        {
            query.Common = [.. Core.Text.Terms.StopWordsOf(Considered(text)).Distinct(StringComparer.Ordinal).Take(MaxTerms)];
        }

        return query;
    }

    private static string Considered(string text) => text.Length <= MaxLength ? text : text[..MaxLength];

    private void Add(string text, double weight)
    {
        var knownPairs = _pairs.Select(pair => (pair.First, pair.Second)).ToHashSet();
        TermPlace? before = null;
        foreach (var place in Core.Text.Terms.PlacesOfQuestion(text))
        {
            if (_terms.Count < MaxTerms && _weights.TryAdd(place.Term, weight))
            {
                _terms.Add(place.Term);
                if (place.IsAddition)
                {
                    _additions.Add(place.Term);
                }
            }

            if (place.IsAddition)
            {
                continue;
            }

            if (before is { } last && last.Term != place.Term && _pairs.Count < MaxTerms
                && _weights.ContainsKey(last.Term) && _weights.ContainsKey(place.Term) && knownPairs.Add((last.Term, place.Term)))
            {
                _pairs.Add((last.Term, place.Term, weight));
            }

            before = place;
        }
    }
}
