using System.Globalization;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Text;
using Microsoft.Extensions.AI;

namespace DocsBot.Providers.Embeddings;

/// <summary>
/// Learns a <see cref="CorpusEmbeddingModel"/> from the documentation's own structure: headings ask for the text below them, and a sentence asks for the passage
/// it was taken from. Nothing is downloaded and nothing leaves the machine.
/// </summary>
/// <param name="options">Size and seed.</param>
public sealed class CorpusEmbeddingTrainer(CorpusEmbeddingOptions options) : IEmbeddingTrainer
{
    private const int Version = 3;

    /// <inheritdoc />
    public string Name { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"corpus/{Version}-{Terms.Analysis} dimensions={options.Dimensions} words={options.Words} buckets={options.Buckets} passages={options.LeastPassages}-{options.MostPassages} seed={options.Seed}");

    /// <inheritdoc />
    public int Dimensions => options.Dimensions;

    /// <inheritdoc />
    public async Task<byte[]?> FitAsync(Func<CancellationToken, IAsyncEnumerable<Chunk>> chunks, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        var sample = await CorpusSample.ReadAsync(chunks(cancellationToken), options, cancellationToken);
        if (sample.Count < options.LeastPassages)
        {
            return null;
        }

        var (vocabulary, passages) = sample.ToRows();
        return passages.Count < options.LeastPassages ? null : new CorpusEmbeddingTraining(options, vocabulary, passages).Run(cancellationToken);
    }

    /// <inheritdoc />
    public IEmbeddingGenerator<string, Embedding<float>> Load(ReadOnlyMemory<byte> model) => CorpusEmbeddingModel.Read(model);
}
