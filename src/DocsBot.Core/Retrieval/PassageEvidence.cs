using System.Runtime.InteropServices;
using DocsBot.Core.Documents;
using DocsBot.Core.Text;

namespace DocsBot.Core.Retrieval;

/// <summary>What a passage shows of a question beyond the scores of a store's lists: whether it is about it, and whether it says the question's words together.</summary>
/// <remarks>It is read from the passages themselves, so that every store ranks by the same evidence.</remarks>
public sealed class PassageEvidence
{
    /// <summary>Words that stand further apart than this have nothing to do with each other.</summary>
    private const int Window = 12;

    /// <summary>A word of a title that the question does not have counts as much as one that this share of all passages has.</summary>
    private const double ShareOfOtherWords = 0.05;

    private readonly Dictionary<string, int> _terms;
    private readonly double[] _weights;
    private readonly double _otherWeight;
    private readonly Dictionary<(string Title, string? Heading), double> _coverages = [];
    private readonly int[] _lastPlaces;
    private readonly int[] _distances;

    /// <summary>Weighs the question's words by their rarity; those that were only said before count less.</summary>
    /// <param name="found">The store's answer.</param>
    public PassageEvidence(SearchResult found)
    {
        ArgumentNullException.ThrowIfNull(found);
        _terms = found.Terms.Select((term, index) => (term.Term, index)).ToDictionary(pair => pair.Term, pair => pair.index, StringComparer.Ordinal);
        _weights = [.. found.Terms.Select(term => term.Weight * term.InverseDocumentFrequency(found.ChunkCount))];
        _otherWeight = new TermStatistic("", (int)(found.ChunkCount * ShareOfOtherWords)).InverseDocumentFrequency(found.ChunkCount);
        _lastPlaces = new int[_weights.Length];
        _distances = new int[_weights.Length * _weights.Length];
    }

    /// <summary>
    /// The share of the words of the page's title and the innermost heading that the question has, weighted by rarity, 0 to 1: a page that is called what was
    /// asked for is about it, however many others speak of it.
    /// </summary>
    /// <param name="chunk">The passage.</param>
    public double TitleCoverage(Chunk chunk)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        var heading = chunk.HeadingPath.Count > 0 ? chunk.HeadingPath[^1] : null;
        ref var coverage = ref CollectionsMarshal.GetValueRefOrAddDefault(_coverages, (chunk.Title, heading), out var known);
        if (!known)
        {
            coverage = Coverage(heading is null ? chunk.Title : $"{chunk.Title}\n{heading}");
        }

        return coverage;
    }

    /// <summary>
    /// The sum over the pairs of the question's words of the less rare one's weight over the smallest distance at which the text says both; 0 when it never
    /// says two within twelve words. Source: the pairwise proximity of Rasolofo and Savoy, "Term proximity scoring for keyword-based retrieval systems",
    /// ECIR 2003, with the inverse distance instead of its square.
    /// </summary>
    public double Proximity(Chunk chunk)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        var count = _weights.Length;
        if (count < 2)
        {
            return 0;
        }

        Array.Fill(_lastPlaces, -Window - 1);
        Array.Fill(_distances, Window + 1);
        var place = 0;
        foreach (var word in Terms.Of(chunk.Text))
        {
            if (_terms.TryGetValue(word, out var term))
            {
                Meet(term, place);
            }

            place++;
        }

        var sum = 0.0;
        for (var pair = 0; pair < _distances.Length; pair++)
        {
            sum += _distances[pair] <= Window ? Math.Min(_weights[pair / count], _weights[pair % count]) / _distances[pair] : 0;
        }

        return sum;
    }

    /// <summary>Notes how near a word stands to the others; each pair in one half of the square only.</summary>
    private void Meet(int term, int place)
    {
        for (var other = 0; other < _lastPlaces.Length; other++)
        {
            if (other != term)
            {
                ref var distance = ref _distances[(Math.Min(term, other) * _lastPlaces.Length) + Math.Max(term, other)];
                distance = Math.Min(distance, place - _lastPlaces[other]);
            }
        }

        _lastPlaces[term] = place;
    }

    private double Coverage(string text)
    {
        var (held, total) = (0.0, 0.0);
        foreach (var word in Terms.Of(text).Distinct(StringComparer.Ordinal))
        {
            var isAsked = _terms.TryGetValue(word, out var term);
            held += isAsked ? _weights[term] : 0;
            total += isAsked ? _weights[term] : _otherWeight;
        }

        return total > 0 ? held / total : 0;
    }
}
