using System.Globalization;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using Microsoft.Extensions.AI;

namespace DocsBot.Providers.Embeddings;

/// <summary>
/// Learns a <see cref="CorpusEmbeddingModel"/> from the documentation's own structure: headings ask for the text below them, and a sentence asks for the passage
/// it was taken from. Nothing is downloaded and nothing leaves the machine.
/// </summary>
/// <param name="options">Size and seed.</param>
public sealed class CorpusEmbeddingTrainer(CorpusEmbeddingOptions options) : IEmbeddingTrainer
{
    private const int Version = 1;

    /// <inheritdoc />
    public string Name { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"corpus/{Version} dimensions={options.Dimensions} words={options.Words} buckets={options.Buckets} passages={options.LeastPassages}-{options.MostPassages} seed={options.Seed}");

    /// <inheritdoc />
    public int Dimensions => options.Dimensions;

    /// <inheritdoc />
    public async Task<byte[]?> FitAsync(Func<CancellationToken, IAsyncEnumerable<Chunk>> chunks, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        var counter = new VocabularyCounter(options.Words);
        var count = 0;
        await foreach (var chunk in chunks(cancellationToken))
        {
            counter.Add(chunk.Title);
            foreach (var heading in chunk.HeadingPath)
            {
                counter.Add(heading);
            }

            counter.Add(chunk.Text);
            count++;
        }

        if (count < options.LeastPassages)
        {
            return null;
        }

        var vocabulary = counter.Choose(options.Buckets);
        var passages = await ReadPassagesAsync(chunks(cancellationToken), count, vocabulary, cancellationToken);
        return passages.Count < options.LeastPassages ? null : new CorpusEmbeddingTraining(options, vocabulary, passages).Run(cancellationToken);
    }

    /// <inheritdoc />
    public IEmbeddingGenerator<string, Embedding<float>> Load(ReadOnlyMemory<byte> model) => CorpusEmbeddingModel.Read(model);

    /// <summary>All passages, or as many as are allowed, drawn evenly.</summary>
    private async Task<List<TrainingPassage>> ReadPassagesAsync(IAsyncEnumerable<Chunk> chunks, int count, Vocabulary vocabulary, CancellationToken cancellationToken)
    {
        var random = new SplitMix64((ulong)options.Seed);
        var pages = new Dictionary<PageKey, int>();
        var passages = new List<TrainingPassage>(Math.Min(count, options.MostPassages));
        var left = count;
        await foreach (var chunk in chunks.WithCancellation(cancellationToken))
        {
            var wanted = options.MostPassages - passages.Count;
            if (random.Next(Math.Max(left--, 1)) >= wanted)
            {
                continue;
            }

            if (!pages.TryGetValue(chunk.Page, out var page))
            {
                pages.Add(chunk.Page, page = pages.Count);
            }

            if (TrainingPassage.Of(chunk, page, vocabulary) is { } passage)
            {
                passages.Add(passage);
            }
        }

        return passages;
    }
}
