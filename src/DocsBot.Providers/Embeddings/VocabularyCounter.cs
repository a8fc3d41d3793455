using DocsBot.Core.Text;

namespace DocsBot.Providers.Embeddings;

/// <summary>Chooses the words that get a row of their own. Memory is bounded: words seen once are forgotten when there are too many.</summary>
/// <param name="size">The most words.</param>
internal sealed class VocabularyCounter(int size)
{
    private const int MinimumCount = 2;
    private const int MostCounted = 1_000_000;

    /// <summary>
    /// The a of smooth inverse frequency, a / (a + p): a word that makes up this share of the text counts half. Source: Arora, Liang and Ma, "A simple but
    /// tough-to-beat baseline for sentence embeddings", ICLR 2017.
    /// </summary>
    private const double Smoothing = 1e-3;

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private long _total;

    public void Add(string text)
    {
        foreach (var term in Terms.Of(text))
        {
            _counts[term] = _counts.GetValueOrDefault(term) + 1;
            _total++;
        }

        if (_counts.Count > MostCounted)
        {
            foreach (var rare in _counts.Where(pair => pair.Value < MinimumCount).Select(pair => pair.Key).ToList())
            {
                _counts.Remove(rare);
            }
        }
    }

    /// <summary>The most frequent words; equals in the order of their characters.</summary>
    /// <param name="buckets">Rows for n-grams.</param>
    public Vocabulary Choose(int buckets)
    {
        var chosen = _counts
            .Where(pair => pair.Value >= MinimumCount)
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Take(size)
            .ToList();
        return new Vocabulary(
            [.. chosen.Select(pair => pair.Key)],
            [.. chosen.Select(pair => (float)(Smoothing / (Smoothing + ((double)pair.Value / _total))))],
            buckets);
    }
}
