using DocsBot.Core.Text;

namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>
/// The words that set a cluster apart: frequent in it, rare in the others. The weight is class-based tf-idf, tf · ln(1 + A / f): tf is how often the cluster says
/// the word, f how often all do, A the mean number of words in a cluster (Grootendorst, "BERTopic: Neural topic modeling with a class-based TF-IDF procedure", 2022).
/// </summary>
internal sealed class ClusterTerms
{
    private const int MostTerms = 5;

    /// <summary>A word that fewer of the cluster's questions say does not tell of it.</summary>
    private const double SmallestShare = 0.1;

    /// <summary>Questions that are looked through for how a word is written.</summary>
    private const int MostTexts = 200;

    private readonly QuestionTable _table;
    private readonly ClusteredQuestions _clustered;
    private readonly int[] _times;
    private readonly long[] _frequencies;
    private readonly double _meanSize;

    public ClusterTerms(QuestionTable table, ClusteredQuestions clustered, int[] times)
    {
        (_table, _clustered, _times) = (table, clustered, times);
        _frequencies = new long[clustered.Vocabulary.Count];
        for (var distinct = 0; distinct < clustered.Vectors.Count; distinct++)
        {
            foreach (var term in clustered.Vectors[distinct].Terms)
            {
                _frequencies[term] += times[distinct];
            }
        }

        _meanSize = (double)_frequencies.Sum() / Math.Max(1, clustered.Count);
    }

    /// <summary>The words as readers write them, the most telling first. Words that only wrap a question count less.</summary>
    public IReadOnlyList<string> Of(int cluster)
    {
        var frequencies = new Dictionary<int, long>();
        foreach (var distinct in _clustered.DistinctOf(cluster))
        {
            foreach (var term in _clustered.Vectors[distinct].Terms)
            {
                frequencies[term] = frequencies.GetValueOrDefault(term) + _times[distinct];
            }
        }

        // What one of many says is not what they have in common.
        var least = Math.Min(frequencies.Values.Max(), Math.Max(2, SmallestShare * _clustered.RowsOf(cluster).Length));
        var telling = frequencies.Where(term => term.Value >= least)
            .OrderByDescending(term => WeightOf(term.Key, term.Value)).ThenBy(term => term.Key)
            .Take(MostTerms)
            .Select(term => _clustered.Vocabulary[term.Key]);
        return AsWritten([.. telling], cluster);
    }

    private double WeightOf(int term, long frequency) =>
        frequency * Math.Log(1 + (_meanSize / _frequencies[term])) * (ConversationWords.Contains(_clustered.Vocabulary[term]) ? TermVocabulary.ConversationShare : 1);

    /// <summary>Each stem as the cluster writes it most often; the stem itself where it stands in no word of its own.</summary>
    private List<string> AsWritten(List<string> stems, int cluster)
    {
        var written = stems.ToDictionary(stem => stem, _ => new Dictionary<string, int>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var distinct in _clustered.DistinctOf(cluster).ToArray().OrderByDescending(distinct => _times[distinct]).ThenBy(distinct => distinct).Take(MostTexts))
        {
            foreach (var word in WordsOf(_table.Examples[distinct].SearchText))
            {
                if (Terms.Of(word).Take(2).ToArray() is [var stem] && written.TryGetValue(stem, out var forms))
                {
                    var lower = word.ToLowerInvariant();
                    forms[lower] = forms.GetValueOrDefault(lower) + _times[distinct];
                }
            }
        }

        return [.. stems.Select(stem => OneLine.Of(written[stem].OrderByDescending(form => form.Value).ThenBy(form => form.Key.Length).ThenBy(form => form.Key, StringComparer.Ordinal).Select(form => form.Key).FirstOrDefault(stem)))];
    }

    private static IEnumerable<string> WordsOf(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                yield return text[start..i];
                start = -1;
            }
        }
    }
}
