using DocsBot.Core.Retrieval;
using DocsBot.Providers.Sqlite.Index;

namespace DocsBot.Providers.Sqlite.Words;

/// <summary>
/// Scores chunks by BM25: for each word idf · f · (k1 + 1) / (f + k1 · (1 − b + b · length / mean length)), where f counts a word in the title or the headings
/// as several in the text. Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, with the constants of FTS5's
/// bm25(). To it come a share of the score of neighbouring words as phrases, and a share of the score of the whole page: the same passage means more on a
/// page that speaks of the question throughout (Callan, "Passage-level evidence in document retrieval", SIGIR 1994).
/// </summary>
/// <remarks>It is computed here because FTS5's bm25() looks up a length in the file for every chunk of every question, and cannot weigh phrases and pages.</remarks>
internal sealed class Bm25(ChunkTable chunks, SqliteIndexOptions options)
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    /// <summary>A page is longer than a passage, so it takes more of a word until saying it again stops to count.</summary>
    private const double PageK1 = 6;

    private readonly double[] _scores = new double[chunks.Count];
    private readonly double[] _pageScores = new double[chunks.PageCount];

    /// <summary>Adds a word's share to every chunk that has it, and to their pages.</summary>
    public void Add(string term, PostingList postings)
    {
        var idf = Idf(term, postings.Count);
        var page = new PageFrequency(-1, 0);
        for (var i = 0; i < postings.Count; i++)
        {
            var slot = postings.Slots[i];
            var (title, text) = Frequency(postings.Places(i));
            Add(slot, idf, title + text);
            if (chunks.PageOf(slot) == page.Page)
            {
                page = page with { Frequency = page.Frequency + text };
                continue;
            }

            // Every chunk carries the page's title; for the page it counts once.
            AddToPage(page, idf);
            page = new PageFrequency(chunks.PageOf(slot), title + text);
        }

        AddToPage(page, idf);
    }

    /// <summary>Adds the share of two words side by side, a phrase as rare as it is, to every chunk that has them so.</summary>
    public void AddPhrase(PostingList first, PostingList second)
    {
        var found = new List<(int Slot, double Frequency)>();
        var (i, j) = (0, 0);
        while (i < first.Count && j < second.Count)
        {
            var (here, there) = (first.Slots[i], second.Slots[j]);
            if (here == there && Adjacent(first.Places(i), second.Places(j)) is > 0 and var frequency)
            {
                found.Add((here, frequency));
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

    /// <summary>The best of the chunks that hold a word, best first; equals in the order of their numbers.</summary>
    /// <param name="top">The most to return.</param>
    /// <param name="passes">Which chunks may be returned, by number; null for all.</param>
    public IReadOnlyList<RankedChunk> Best(int top, HashSet<long>? passes)
    {
        var best = new TopHits(top);
        for (var slot = 0; slot < _scores.Length; slot++)
        {
            if (_scores[slot] <= 0)
            {
                continue;
            }

            var score = _scores[slot] + (options.PageWeight * _pageScores[chunks.PageOf(slot)]);
            if (score > best.Worst && (passes is null || passes.Contains(chunks.NumberOf(slot))))
            {
                best.Offer(chunks.NumberOf(slot), score);
            }
        }

        return best.ToRanking();
    }

    private void Add(int slot, double idf, double frequency) =>
        _scores[slot] += Share(idf, frequency, K1, chunks.Words(slot) / chunks.MeanWords);

    private void AddToPage(PageFrequency page, double idf)
    {
        if (page.Page >= 0)
        {
            _pageScores[page.Page] += Share(idf, page.Frequency, PageK1, chunks.PageWords(page.Page) / chunks.MeanPageWords);
        }
    }

    private static double Share(double idf, double frequency, double k1, double length) =>
        idf * frequency * (k1 + 1) / (frequency + (k1 * (1 - B + (B * length))));

    private double Idf(string term, int count) => new TermStatistic(term, count).InverseDocumentFrequency(chunks.Count);

    private (double Title, double Text) Frequency(ReadOnlySpan<int> places)
    {
        var (title, text) = (0.0, 0.0);
        foreach (var place in places)
        {
            if (PostingList.FieldOf(place) == WordField.Title)
            {
                title += options.TitleWeight;
            }
            else
            {
                text += Weight(place);
            }
        }

        return (title, text);
    }

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

    private readonly record struct PageFrequency(int Page, double Frequency);
}
