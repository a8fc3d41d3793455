using DocsBot.Core.Text;

namespace DocsBot.Core.Retrieval;

/// <summary>A question's words, weighted by their rarity in the index, and what passages hold of them.</summary>
internal sealed class QuestionTerms
{
    /// <summary>The k1 of BM25: how soon saying a word again stops to count.</summary>
    private const double Saturation = 1.2;

    /// <summary>Words that a passage is held to, the rarest ones: of a long question no passage says everything.</summary>
    private const int MaxWords = 5;

    /// <summary>What a word counts that people only wrap a question in.</summary>
    private const double ConversationShare = 0.3;

    /// <summary>A word that this share of the passages holds is as familiar as can be.</summary>
    private const double FamiliarShare = 0.02;

    /// <summary>The familiarity of a question without a word of its own, and the least of one that a passage says whole.</summary>
    private const double UnknownFamiliarity = 0.5;

    private readonly (string Term, double Weight)[] _words;
    private readonly double _total;
    private readonly double _most;
    private readonly double _familiarity;

    /// <summary>Weighs the question's words.</summary>
    /// <param name="found">The store's answer.</param>
    /// <param name="asked">Only its words count; null counts everything that was searched for.</param>
    public QuestionTerms(SearchResult found, string? asked)
    {
        TermStatistic[] terms = [.. asked is null ? found.Terms : found.Terms.IntersectBy(Terms.PlacesOfQuestion(asked).Select(place => place.Term), term => term.Term, StringComparer.Ordinal)];
        _words = [.. terms.Select(term => (term.Term, term.InverseDocumentFrequency(found.ChunkCount) * (ConversationWords.Contains(term.Term) ? ConversationShare : 1)))];
        _total = _words.Sum(word => word.Weight);
        _most = _words.Select(word => word.Weight).OrderDescending().Take(MaxWords).Sum();
        _familiarity = FamiliarityOf(terms, found.ChunkCount);
    }

    /// <summary>The share of the question's weight that the passage holds, 0 to 1; 0 for a question without words.</summary>
    public double Coverage(PassageTerms passage) =>
        _total <= 0 ? 0 : _words.Where(word => passage.Frequency(word.Term) > 0).Sum(word => word.Weight) / _total;

    /// <summary>What speaks for it that one of the passages answers: each signal from the passage that gives the most of it.</summary>
    public AnswerEvidence EvidenceOf(IReadOnlyCollection<PassageTerms> passages) =>
        passages.Count == 0 ? AnswerEvidence.None : new AnswerEvidence(passages.Max(WordsIn), FamiliarityIn(passages), passages.Max(PhrasesIn));

    /// <summary>However rare the words are: where one passage says all of them, the documentation is no stranger to the question.</summary>
    private double FamiliarityIn(IEnumerable<PassageTerms> passages) =>
        _familiarity < UnknownFamiliarity && passages.Any(passage => Array.TrueForAll(_words, word => passage.Frequency(word.Term) > 0)) ? UnknownFamiliarity : _familiarity;

    private double WordsIn(PassageTerms passage) =>
        _most <= 0 ? 0 : Math.Min(1, _words.Sum(word => passage.Frequency(word.Term) is > 0 and var frequency ? word.Weight * frequency / (frequency + Saturation) : 0) / _most);

    /// <summary>A pair counts as much as the more common of its words; a question of one word is a phrase by itself.</summary>
    private double PhrasesIn(PassageTerms passage)
    {
        if (_words.Length == 1)
        {
            return passage.Frequency(_words[0].Term) > 0 ? 1 : 0;
        }

        var pairs = new Dictionary<(string First, string Second), double>();
        for (var i = 1; i < _words.Length; i++)
        {
            pairs[(_words[i - 1].Term, _words[i].Term)] = Math.Min(_words[i - 1].Weight, _words[i].Weight);
        }

        var most = pairs.Values.Sum();
        var held = 0.0;
        for (var i = 1; i < passage.InOrder.Count; i++)
        {
            held += pairs.Remove((passage.InOrder[i - 1], passage.InOrder[i]), out var weight) ? weight : 0;
        }

        return most <= 0 ? 0 : held / most;
    }

    /// <summary>The mean familiarity of the words that are what is asked about: 0 for one that the index does not have, 1 for one that many passages hold, between them as its rarity is.</summary>
    private static double FamiliarityOf(TermStatistic[] terms, int chunkCount)
    {
        var rarest = new TermStatistic("", 0).InverseDocumentFrequency(chunkCount);
        var familiar = new TermStatistic("", Math.Max(1, (int)(FamiliarShare * chunkCount))).InverseDocumentFrequency(chunkCount);
        return terms.Where(term => !ConversationWords.Contains(term.Term))
            .Select(term => rarest > familiar ? Math.Clamp((rarest - term.InverseDocumentFrequency(chunkCount)) / (rarest - familiar), 0, 1) : 0)
            .DefaultIfEmpty(UnknownFamiliarity)
            .Average();
    }
}
