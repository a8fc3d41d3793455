using DocsBot.Core.Documents;
using DocsBot.Core.Text;

namespace DocsBot.Core.Retrieval;

/// <summary>The words of a passage with its title and headings, and how often it says each: once in the headings counts as twice in the text, once in the title as four times.</summary>
internal sealed class PassageTerms
{
    private const int TitleWeight = 4;
    private const int HeadingWeight = 2;

    private readonly Dictionary<string, int> _frequencies = new(StringComparer.Ordinal);
    private readonly List<string> _inOrder = [];

    private PassageTerms()
    {
    }

    /// <summary>The words of the title, the headings and the text, in this order, as a question would be read.</summary>
    public IReadOnlyList<string> InOrder => _inOrder;

    public static PassageTerms Of(Chunk chunk)
    {
        var terms = new PassageTerms();
        terms.Add(chunk.Title, TitleWeight);
        foreach (var heading in chunk.HeadingPath)
        {
            terms.Add(heading, HeadingWeight);
        }

        terms.Add(chunk.Text, 1);
        return terms;
    }

    /// <summary>How often the passage says a word, weighted; 0 when it does not.</summary>
    public int Frequency(string term) => _frequencies.GetValueOrDefault(term);

    /// <summary>The share of both passages' different words that they have in common (Jaccard), 0 to 1.</summary>
    public double Overlap(PassageTerms other)
    {
        var (small, large) = _frequencies.Count <= other._frequencies.Count ? (_frequencies, other._frequencies) : (other._frequencies, _frequencies);
        var shared = small.Keys.Count(large.ContainsKey);
        return shared == 0 ? 0 : (double)shared / (small.Count + large.Count - shared);
    }

    private void Add(string text, int weight)
    {
        foreach (var place in Terms.PlacesOf(text))
        {
            _frequencies[place.Term] = _frequencies.GetValueOrDefault(place.Term) + weight;
            if (!IsPartOfPair(place))
            {
                _inOrder.Add(place.Term);
            }
        }
    }

    /// <summary>A question is read in pairs of characters only (<see cref="Terms.PlacesOfQuestion"/>): the single ones between them would part neighbours.</summary>
    private static bool IsPartOfPair(TermPlace place) => place.IsAddition && place.Term.Length == 1 && Scripts.IsUnspaced(place.Term[0]);
}
