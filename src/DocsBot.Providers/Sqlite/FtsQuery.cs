namespace DocsBot.Providers.Sqlite;

/// <summary>
/// A question as full-text queries. Nothing of the question's own punctuation gets into them: terms are letters and digits only, each in quotes, so any text
/// at all gives a valid query (https://www.sqlite.org/fts5.html#full_text_query_syntax).
/// </summary>
internal sealed class FtsQuery
{
    /// <summary>Characters of a question that are looked at; what follows adds time, not meaning.</summary>
    private const int MaxLength = 8_000;

    /// <summary>Different words looked up; of longer questions only the rarest are searched for.</summary>
    private const int MaxTerms = 64;

    private FtsQuery(IReadOnlyList<string> terms, IReadOnlyList<(string First, string Second)> pairs, IReadOnlyList<string> common)
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
    public static FtsQuery Parse(string text)
    {
        var considered = text.Length <= MaxLength ? text : text[..MaxLength];
        var terms = new List<string>();
        var pairs = new List<(string, string)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var seenPairs = new HashSet<(string, string)>();
        string? before = null;
        foreach (var term in Core.Text.Terms.Of(considered))
        {
            if (before is not null && !string.Equals(before, term, StringComparison.Ordinal) && seen.Count <= MaxTerms && seenPairs.Add((before, term)))
            {
                pairs.Add((before, term));
            }

            before = term;
            if (seen.Count < MaxTerms && seen.Add(term))
            {
                terms.Add(term);
            }
        }

        return new FtsQuery(terms, pairs, terms.Count > 0 ? [] : [.. Core.Text.Terms.StopWordsOf(considered).Distinct(StringComparer.Ordinal).Take(MaxTerms)]);
    }

    /// <summary>Any of the words.</summary>
    public static string AnyOf(IEnumerable<string> terms) => string.Join(" OR ", terms.Select(Quote));

    /// <summary>Any of the pairs, as phrases.</summary>
    public static string AnyOf(IEnumerable<(string First, string Second)> pairs) => string.Join(" OR ", pairs.Select(p => Quote($"{p.First} {p.Second}")));

    /// <summary>Any of the stop words in title or headings.</summary>
    public static string AnyCommon(IEnumerable<string> words) => $"common : ({AnyOf(words)})";

    private static string Quote(string term) => $"\"{term}\"";
}
