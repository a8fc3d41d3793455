using DocsBot.Core.Text;

namespace DocsBot.Providers.Embeddings;

/// <summary>The rows of the table that stand for a text, with their weights: a row for each word of the vocabulary, then the rows of character n-grams.</summary>
internal sealed class Vocabulary
{
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

    /// <summary>Adds the rows of a text in the order of its words. An unknown word weighs as much as the rarest known one, shared by its n-grams.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="features">Gets the rows with their weights.</param>
    /// <param name="most">The most rows that <paramref name="features"/> may hold.</param>
    public void Read(string text, List<Feature> features, int most = int.MaxValue)
    {
        List<int>? pieces = null;
        foreach (var term in Terms.Of(text))
        {
            if (features.Count >= most)
            {
                return;
            }

            if (_rows.TryGetValue(term, out var row))
            {
                features.Add(new Feature(row, Weights[row]));
                continue;
            }

            pieces ??= [];
            pieces.Clear();
            WordPieces.Of(term, pieces, Buckets);
            foreach (var piece in pieces)
            {
                features.Add(new Feature(Words.Count + piece, 1f / pieces.Count));
            }
        }
    }
}
