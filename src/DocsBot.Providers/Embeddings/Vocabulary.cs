using DocsBot.Core.Text;

namespace DocsBot.Providers.Embeddings;

/// <summary>The rows of the table that stand for a text, with their weights: a row for each word of the vocabulary, then the rows of character n-grams.</summary>
internal sealed class Vocabulary
{
    private const int MinimumCount = 2;

    /// <summary>
    /// The a of smooth inverse frequency, a / (a + p): a word that makes up this share of the text counts half. Source: Arora, Liang and Ma, "A simple but
    /// tough-to-beat baseline for sentence embeddings", ICLR 2017.
    /// </summary>
    private const double Smoothing = 3e-3;

    private readonly Dictionary<string, int> _rows;

    /// <summary>Creates the vocabulary.</summary>
    /// <param name="words">The words, in the order of their rows.</param>
    /// <param name="weights">How much each counts in the mean of a text.</param>
    /// <param name="buckets">Rows for n-grams, after the words' rows.</param>
    public Vocabulary(IReadOnlyList<string> words, IReadOnlyList<float> weights, int buckets)
    {
        Words = words;
        Weights = weights;
        Buckets = buckets;
        _rows = new Dictionary<string, int>(words.Count, StringComparer.Ordinal);
        for (var row = 0; row < words.Count; row++)
        {
            _rows.Add(words[row], row);
        }
    }

    public IReadOnlyList<string> Words { get; }

    public IReadOnlyList<float> Weights { get; }

    public int Buckets { get; }

    public int Rows => Words.Count + Buckets;

    /// <summary>The words that get a row of their own: the most frequent ones; equals in the order of their characters.</summary>
    /// <param name="terms">All words.</param>
    /// <param name="counts">How often each stands in the text.</param>
    /// <param name="most">The most that are chosen.</param>
    /// <param name="buckets">Rows for n-grams.</param>
    public static Vocabulary Choose(TermTable terms, ReadOnlySpan<int> counts, int most, int buckets)
    {
        var total = 0L;
        var frequent = new List<(string Term, int Count)>();
        for (var number = 0; number < counts.Length; number++)
        {
            total += counts[number];
            if (counts[number] >= MinimumCount)
            {
                frequent.Add((terms[number], counts[number]));
            }
        }

        frequent.Sort((a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Term, b.Term));
        var chosen = frequent.Take(most).ToList();
        return new Vocabulary(
            [.. chosen.Select(word => word.Term)],
            [.. chosen.Select(word => (float)(Smoothing / (Smoothing + ((double)word.Count / total))))],
            buckets);
    }

    /// <summary>Adds the rows of a text in the order of its words.</summary>
    public void Read(string text, List<Feature> features)
    {
        foreach (var term in Terms.Of(text))
        {
            ReadTerm(term, features);
        }
    }

    /// <summary>Adds the row of a word. An unknown word weighs as much as the rarest known one, shared by its n-grams.</summary>
    public void ReadTerm(string term, List<Feature> features)
    {
        if (_rows.TryGetValue(term, out var row))
        {
            features.Add(new Feature(row, Weights[row]));
            return;
        }

        var pieces = new List<int>();
        WordPieces.Of(term, pieces, Buckets);
        foreach (var piece in pieces)
        {
            features.Add(new Feature(Words.Count + piece, 1f / pieces.Count));
        }
    }
}
