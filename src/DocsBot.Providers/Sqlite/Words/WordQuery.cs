namespace DocsBot.Providers.Sqlite.Words;

/// <summary>A question taken apart into what is looked up. It holds letters and digits only, so whatever was typed, there is no syntax in it to fail on.</summary>
internal sealed class WordQuery
{
    /// <summary>Characters of a question that are looked at; what follows adds time, not meaning.</summary>
    private const int MaxLength = 8_000;

    /// <summary>Different words looked up.</summary>
    private const int MaxTerms = 64;

    private WordQuery(IReadOnlyList<string> terms, IReadOnlyList<(string First, string Second)> pairs, IReadOnlyList<string> common)
    {
        Terms = terms;
        Pairs = pairs;
        Common = common;
    }

    /// <summary>The different words, stop words left out, in order.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>Different words that stand side by side in the question.</summary>
    public IReadOnlyList<(string First, string Second)> Pairs { get; }

    /// <summary>The stop words, when the question has nothing else.</summary>
    public IReadOnlyList<string> Common { get; }

    /// <summary>Takes a question apart.</summary>
    public static WordQuery Parse(string text)
    {
        var considered = text.Length <= MaxLength ? text : text[..MaxLength];
        var terms = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var pairs = new List<(string, string)>();
        var knownPairs = new HashSet<(string, string)>();
        string? before = null;
        foreach (var term in Core.Text.Terms.Of(considered))
        {
            if (!known.Contains(term) && known.Count < MaxTerms)
            {
                known.Add(term);
                terms.Add(term);
            }

            if (before is not null && before != term && known.Contains(before) && known.Contains(term) && knownPairs.Add((before, term)))
            {
                pairs.Add((before, term));
            }

            before = term;
        }

        return new WordQuery(terms, pairs, terms.Count > 0 ? [] : [.. Core.Text.Terms.StopWordsOf(considered).Distinct(StringComparer.Ordinal).Take(MaxTerms)]);
    }
}
