using DocsBot.Core.Text;

namespace DocsBot.Providers.Sqlite.Words;

/// <summary>A question taken apart into what is looked up. Its terms are looked up as they are, so whatever was typed, there is no syntax in it to fail on.</summary>
internal sealed class WordQuery
{
    /// <summary>Characters of a question that are looked at; what follows adds time, not meaning.</summary>
    private const int MaxLength = 8_000;

    /// <summary>Different words looked up, and as many pairs of them: each pair is a walk over two words' chunks.</summary>
    private const int MaxTerms = 64;

    /// <summary>Parts that the name before its whole may have.</summary>
    private const int LongestName = 5;

    private WordQuery(IReadOnlyList<string> terms, IReadOnlySet<string> additions, IReadOnlyList<(string First, string Second)> pairs, IReadOnlyList<string> common)
    {
        Terms = terms;
        Additions = additions;
        Pairs = pairs;
        Common = common;
    }

    /// <summary>The different words, stop words left out, in order.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>Those of the terms that are another reading of a word that is there too, or operators.</summary>
    public IReadOnlySet<string> Additions { get; }

    /// <summary>Those that may be misspelt: neither additions nor the whole of a name whose parts are words of the question themselves.</summary>
    public IEnumerable<string> Words => Terms.Where((term, index) => !Additions.Contains(term) && !IsWhole(index));

    /// <summary>Different words that stand side by side in the question.</summary>
    public IReadOnlyList<(string First, string Second)> Pairs { get; }

    /// <summary>The stop words, when the question has nothing else.</summary>
    public IReadOnlyList<string> Common { get; }

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
    public static WordQuery Parse(string text)
    {
        var considered = text.Length <= MaxLength ? text : text[..MaxLength];
        var terms = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var additions = new HashSet<string>(StringComparer.Ordinal);
        var pairs = new List<(string, string)>();
        var knownPairs = new HashSet<(string, string)>();
        TermPlace? before = null;
        foreach (var place in Core.Text.Terms.PlacesOfQuestion(considered))
        {
            if (!known.Contains(place.Term) && known.Count < MaxTerms)
            {
                known.Add(place.Term);
                terms.Add(place.Term);
                if (place.IsAddition)
                {
                    additions.Add(place.Term);
                }
            }

            if (place.IsAddition)
            {
                continue;
            }

            if (before is { } last && last.Term != place.Term && pairs.Count < MaxTerms
                && known.Contains(last.Term) && known.Contains(place.Term) && knownPairs.Add((last.Term, place.Term)))
            {
                pairs.Add((last.Term, place.Term));
            }

            before = place;
        }

        return new WordQuery(terms, additions, pairs, terms.Count > 0 ? [] : [.. Core.Text.Terms.StopWordsOf(considered).Distinct(StringComparer.Ordinal).Take(MaxTerms)]);
    }
}
