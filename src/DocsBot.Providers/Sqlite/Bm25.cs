using DocsBot.Core.Retrieval;

namespace DocsBot.Providers.Sqlite;

/// <summary>
/// Scores chunks by BM25: for each word idf · f · (k1 + 1) / (f + k1 · (1 − b + b · length / mean length)), where f counts a word in the title or the headings
/// as several in the text. Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, with the constants of FTS5's
/// bm25(). It is computed here because bm25() looks up every chunk's length in the file for each question, and cannot weigh a phrase less than a word.
/// </summary>
internal sealed class Bm25(ChunkLengths lengths, SqliteIndexOptions options)
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly double[] _scores = new double[lengths.Count];

    /// <summary>Adds a word's share to every chunk that has it.</summary>
    public void Add(string term, PostingList postings)
    {
        var idf = Idf(term, postings.Count);
        for (var i = 0; i < postings.Count; i++)
        {
            var frequency = 0.0;
            foreach (var place in postings.Places(i))
            {
                frequency += Weight(place);
            }

            Add(postings.Slots[i], idf, frequency);
        }
    }

    /// <summary>Adds the share of two words side by side, a phrase as rare as it is, to every chunk that has them so.</summary>
    public void AddPhrase(PostingList first, PostingList second)
    {
        var found = new List<(int Slot, double Frequency)>();
        var (i, j) = (0, 0);
        while (i < first.Count && j < second.Count)
        {
            var (here, there) = (first.Slots[i], second.Slots[j]);
            if (here == there)
            {
                var frequency = Adjacent(first.Places(i), second.Places(j));
                if (frequency > 0)
                {
                    found.Add((here, frequency));
                }
            }

            i += here <= there ? 1 : 0;
            j += there <= here ? 1 : 0;
        }

        var idf = options.PhraseWeight * Idf("", found.Count);
        foreach (var (slot, frequency) in found)
        {
            Add(slot, idf, frequency);
        }
    }

    /// <summary>The best chunks with a score above 0, best first; equals in the order of their numbers.</summary>
    /// <param name="top">The most to return.</param>
    /// <param name="passes">Which chunks may be returned, by number; null for all.</param>
    public IReadOnlyList<RankedChunk> Best(int top, HashSet<long>? passes)
    {
        var best = new TopHits(top);
        for (var slot = 0; slot < _scores.Length; slot++)
        {
            if (_scores[slot] > best.Worst && (passes is null || passes.Contains(lengths.NumberOf(slot))))
            {
                best.Offer(lengths.NumberOf(slot), _scores[slot]);
            }
        }

        return best.ToRanking();
    }

    private void Add(int slot, double idf, double frequency)
    {
        var norm = K1 * (1 - B + (B * lengths.WordsOf(slot) / lengths.Mean));
        _scores[slot] += idf * frequency * (K1 + 1) / (frequency + norm);
    }

    private double Idf(string term, int count) => new TermStatistic(term, count).InverseDocumentFrequency(lengths.Count);

    /// <summary>How often a place of the second word follows one of the first, weighted by field.</summary>
    private double Adjacent(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        var frequency = 0.0;
        var j = 0;
        foreach (var place in first)
        {
            while (j < second.Length && second[j] <= place)
            {
                j++;
            }

            if (j < second.Length && second[j] == place + 1)
            {
                frequency += Weight(place);
            }
        }

        return frequency;
    }

    private double Weight(int place) => PostingList.FieldOf(place) switch
    {
        WordField.Title => options.TitleWeight,
        WordField.Heading => options.HeadingWeight,
        _ => 1,
    };
}
