using DocsBot.Core.Documents;
using DocsBot.Core.Text;

namespace DocsBot.Core.Retrieval;

/// <summary>How much of a question's words a passage holds, each word weighted by its rarity in the index.</summary>
public sealed class QuestionCoverage
{
    private readonly Dictionary<string, double> _weights = new(StringComparer.Ordinal);
    private readonly double _total;

    /// <summary>Weighs the question's words.</summary>
    /// <param name="terms">The words and how common they are.</param>
    /// <param name="chunkCount">The number of chunks in the index.</param>
    public QuestionCoverage(IReadOnlyList<TermStatistic> terms, int chunkCount)
    {
        ArgumentNullException.ThrowIfNull(terms);
        foreach (var (term, frequency) in terms)
        {
            // The idf of BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009), kept above 0.
            _weights[term] = Math.Log(1 + ((chunkCount - frequency + 0.5) / (frequency + 0.5)));
        }

        _total = _weights.Values.Sum();
    }

    /// <summary>The share of the question's weight that the passage holds in title, headings or text, 0 to 1; 0 for a question without words.</summary>
    /// <param name="terms">The passage's words, from <see cref="TermsOf"/>.</param>
    public double Of(IReadOnlySet<string> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return _total <= 0 ? 0 : _weights.Where(weight => terms.Contains(weight.Key)).Sum(weight => weight.Value) / _total;
    }

    /// <summary>The different words of a passage with its title and headings.</summary>
    public static IReadOnlySet<string> TermsOf(Chunk chunk)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        var terms = new HashSet<string>(Terms.Of(chunk.Text), StringComparer.Ordinal);
        terms.UnionWith(Terms.Of(chunk.Title));
        foreach (var heading in chunk.HeadingPath)
        {
            terms.UnionWith(Terms.Of(heading));
        }

        return terms;
    }
}
