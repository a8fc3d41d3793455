using DocsBot.Core.Text;

namespace DocsBot.Core.Retrieval;

/// <summary>A question's words, weighted by their rarity in the index, and what passages hold of them.</summary>
internal sealed class QuestionTerms
{
    /// <summary>The k1 of BM25: how soon saying a word again stops to count.</summary>
    private const double Saturation = 1.2;

    /// <summary>Words that a passage is held to; a follow-up comes with the turns before it, and no passage says all of that.</summary>
    private const int MaxWords = 12;

    /// <summary>A doubt of this many names that no passage holds: one common word that is found proves little.</summary>
    private const double Doubt = 0.3;

    /// <summary>The evidence that counts as certain.</summary>
    private const double Certain = 0.63;

    private readonly (string Term, double Weight)[] _weights;
    private readonly double _total;
    private readonly double _most;

    /// <summary>Weighs the question's words.</summary>
    /// <param name="found">The store's answer.</param>
    /// <param name="asked">Only its words count; null counts everything that was searched for.</param>
    public QuestionTerms(SearchResult found, string? asked)
    {
        var terms = asked is null ? found.Terms : found.Terms.IntersectBy(Terms.Of(asked), term => term.Term, StringComparer.Ordinal);
        _weights = [.. terms.Select(term => (term.Term, term.InverseDocumentFrequency(found.ChunkCount)))];
        _total = _weights.Sum(weight => weight.Weight);
        _most = _weights.Select(weight => weight.Weight).OrderDescending().Take(MaxWords).Sum()
            + (Doubt * new TermStatistic("", 0).InverseDocumentFrequency(found.ChunkCount));
    }

    /// <summary>The share of the question's weight that the passage holds, 0 to 1; 0 for a question without words.</summary>
    public double Coverage(PassageTerms passage) =>
        _total <= 0 ? 0 : _weights.Where(weight => passage.Frequency(weight.Term) > 0).Sum(weight => weight.Weight) / _total;

    /// <summary>
    /// How sure it is that the passage answers, 0 to 1: its BM25 score without the length of passages, as a share of what the question's words could give at
    /// most. A question of another field has rare words that no passage holds together, however many passages hold one of them.
    /// </summary>
    /// <remarks>It is made here and not of the store's scores, so that every store means the same by it and an index of three pages has it too.</remarks>
    public double Confidence(PassageTerms passage)
    {
        var evidence = _weights.Sum(weight => passage.Frequency(weight.Term) is > 0 and var frequency ? weight.Weight * frequency / (frequency + Saturation) : 0);
        return Math.Clamp(evidence / _most / Certain, 0, 1);
    }
}
