using DocsBot.Core.Documents;

namespace DocsBot.Providers.Embeddings;

/// <summary>
/// The passages that are learnt from: all of them, or of a large documentation as many as are allowed, each with the same chance. It is read once, and what is
/// kept of a passage are the numbers of its words. Source of the drawing: Vitter, "Random sampling with a reservoir", 1985, algorithm R.
/// </summary>
internal sealed class CorpusSample
{
    private const int Batch = 256;

    private readonly TermTable _terms = new();
    private readonly List<Passage> _passages = [];
    private readonly CorpusEmbeddingOptions _options;
    private SplitMix64 _random;

    private CorpusSample(CorpusEmbeddingOptions options)
    {
        _options = options;
        _random = new SplitMix64((ulong)options.Seed);
    }

    /// <summary>The number of passages kept.</summary>
    public int Count => _passages.Count;

    /// <summary>Reads chunks, page by page.</summary>
    public static async Task<CorpusSample> ReadAsync(IAsyncEnumerable<Chunk> chunks, CorpusEmbeddingOptions options, CancellationToken cancellationToken)
    {
        var sample = new CorpusSample(options);
        var batch = new List<(int Place, int Page, Chunk Chunk)>(Batch);
        var seen = 0;
        var page = 0;
        PageKey? last = null;
        await foreach (var chunk in chunks.WithCancellation(cancellationToken))
        {
            page += chunk.Page == last ? 0 : 1;
            last = chunk.Page;
            if (sample.Draw(seen++) is { } place)
            {
                batch.Add((place, page, chunk));
            }

            if (batch.Count == Batch)
            {
                sample.Take(batch);
                batch.Clear();
            }
        }

        sample.Take(batch);
        return sample;
    }

    /// <summary>The words that get a row of their own, and the passages as rows; the ones without text are left out.</summary>
    public (Vocabulary Vocabulary, List<TrainingPassage> Passages) ToRows()
    {
        var counts = new int[_terms.Count];
        foreach (var number in _passages.SelectMany(passage => passage.Words))
        {
            counts[number]++;
        }

        var vocabulary = Vocabulary.Choose(_terms, counts, _options.Words, _options.Buckets);
        var features = new TermFeatures(_terms, vocabulary);
        var passages = new List<TrainingPassage>(_passages.Count);
        foreach (var (page, words, shape) in _passages)
        {
            if (shape.HeadingsEnd < words.Length)
            {
                passages.Add(TrainingPassage.Of(page, words, shape, features));
            }
        }

        return (vocabulary, passages);
    }

    /// <summary>The place a chunk takes in the sample; null when it is not drawn.</summary>
    private int? Draw(int seen)
    {
        if (seen < _options.MostPassages)
        {
            return seen;
        }

        var place = _random.Next(seen + 1);
        return place < _options.MostPassages ? place : null;
    }

    /// <summary>Reading the words is the work and is done by all threads; the numbers are given in the order of the chunks.</summary>
    private void Take(List<(int Place, int Page, Chunk Chunk)> batch)
    {
        var read = new PassageWords[batch.Count];
        Parallel.For(0, batch.Count, new ParallelOptions { MaxDegreeOfParallelism = _options.ThreadCount }, i => read[i] = PassageWords.Of(batch[i].Chunk));
        for (var i = 0; i < read.Length; i++)
        {
            var passage = new Passage(batch[i].Page, [.. read[i].Words.Select(_terms.NumberOf)], read[i].Shape);
            if (batch[i].Place == _passages.Count)
            {
                _passages.Add(passage);
            }
            else
            {
                _passages[batch[i].Place] = passage;
            }
        }
    }

    private readonly record struct Passage(int Page, int[] Words, PassageShape Shape);
}
