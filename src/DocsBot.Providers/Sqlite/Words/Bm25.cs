using DocsBot.Core.Retrieval;
using DocsBot.Providers.Sqlite.Index;

namespace DocsBot.Providers.Sqlite.Words;

/// <summary>
/// Scores chunks by BM25: for each word idf · f · (k1 + 1) / (f + k1 · (1 − b + b · length / mean length)), where f counts a word in the title or the headings
/// as several in the text. Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, with the constants that Lucene and
/// SQLite use. To it come a share of the score of neighbouring words as phrases, and a share of the score of the whole page: the same passage means more on a
/// page that speaks of the question throughout (Callan, "Passage-level evidence in document retrieval", SIGIR 1994).
/// </summary>
/// <remarks>All but the idf is the same for every question and stands in the posting lists, so that a word costs one addition a chunk.</remarks>
internal sealed class Bm25(ChunkTable chunks, SqliteIndexOptions options, ScoreBoard board)
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    /// <summary>A page is longer than a passage, so it takes more of a word until saying it again stops to count.</summary>
    private const double PageK1 = 6;

    private int[] _here = new int[16];
    private int[] _there = new int[16];

    /// <summary>How much the length of a chunk takes from each of its words: k1 · (1 − b + b · length).</summary>
    /// <param name="length">The length as a share of the mean.</param>
    public static float Damping(double length) => (float)(K1 * (1 - B + (B * length)));

    public static float PageDamping(double length) => (float)(PageK1 * (1 - B + (B * length)));

    /// <summary>What a word that stands there so often gives, before its idf.</summary>
    public static float Share(double frequency, float damping) => (float)(frequency * (K1 + 1) / (frequency + damping));

    public static float PageShare(double frequency, float damping) => (float)(frequency * (PageK1 + 1) / (frequency + damping));

    /// <summary>Adds a word's share to every chunk that has it, and to their pages.</summary>
    public void Add(PostingList postings, double weight = 1)
    {
        var idf = (float)(weight * Idf(postings.Count));
        Add(board.Chunks, postings.Slots, postings.Shares, idf);
        Add(board.Pages, postings.Pages, postings.PageShares, idf * (float)options.PageWeight);
    }

    /// <summary>Adds the share of two words side by side, a phrase as rare as it is, to every chunk that has them so.</summary>
    public void AddPhrase(PostingList first, PostingList second, double weight = 1)
    {
        var found = new List<(int Slot, double Frequency)>();
        var (short_, long_) = first.Count <= second.Count ? (first, second) : (second, first);
        var j = 0;
        for (var i = 0; i < short_.Count; i++)
        {
            var slot = short_.Slots[i];
            j = Gallop(long_.Slots, j, slot);
            if (j == long_.Count)
            {
                break;
            }

            if (long_.Slots[j] != slot)
            {
                continue;
            }

            var (a, b) = ReferenceEquals(short_, first) ? (i, j) : (j, i);
            if (Adjacent(first.Places(a, ref _here), second.Places(b, ref _there)) is > 0 and var frequency)
            {
                found.Add((slot, frequency));
            }
        }

        var idf = (float)(weight * options.PhraseWeight * Idf(found.Count));
        foreach (var (slot, frequency) in found)
        {
            board.Chunks[slot] += idf * Share(frequency, chunks.Damping(slot));
        }
    }

    /// <summary>The best of the chunks that hold a word, best first; equals in the order of their numbers.</summary>
    /// <param name="top">The most to return.</param>
    /// <param name="passes">Which chunks may be returned, by number; null for all.</param>
    public IReadOnlyList<RankedChunk> Best(int top, HashSet<long>? passes)
    {
        var best = new TopHits(top);
        var worst = 0.0;
        var scores = board.Chunks;
        for (var slot = 0; slot < scores.Length; slot++)
        {
            if (scores[slot] <= 0)
            {
                continue;
            }

            var score = scores[slot] + board.Pages[chunks.PageOf(slot)];
            if (score > worst && (passes is null || passes.Contains(chunks.NumberOf(slot))))
            {
                best.Offer(chunks.NumberOf(slot), score);
                worst = best.Worst;
            }
        }

        return best.ToRanking();
    }

    private static void Add(Span<float> scores, ReadOnlySpan<int> places, ReadOnlySpan<float> shares, float idf)
    {
        for (var i = 0; i < places.Length; i++)
        {
            scores[places[i]] += idf * shares[i];
        }
    }

    /// <summary>The first index from <paramref name="from"/> on whose slot is not before the one sought, found in steps that double (Bentley and Yao, 1976).</summary>
    private static int Gallop(ReadOnlySpan<int> slots, int from, int sought)
    {
        var step = 1;
        var low = from;
        while (low + step < slots.Length && slots[low + step] < sought)
        {
            low += step;
            step *= 2;
        }

        var high = Math.Min(low + step + 1, slots.Length);
        var at = slots[low..high].BinarySearch(sought);
        return low + (at < 0 ? ~at : at);
    }

    private double Idf(int count) => new TermStatistic("", count).InverseDocumentFrequency(chunks.Count);

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
