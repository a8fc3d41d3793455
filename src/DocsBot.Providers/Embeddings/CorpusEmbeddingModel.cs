using System.Numerics.Tensors;
using DocsBot.Core.Retrieval;
using Microsoft.Extensions.AI;

namespace DocsBot.Providers.Embeddings;

/// <summary>A static embedding model: a text's vector is the weighted mean of its words' vectors, at unit length. Safe for use by many threads at once.</summary>
public sealed class CorpusEmbeddingModel : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly Vocabulary _vocabulary;
    private readonly EmbeddingTable _table;

    private CorpusEmbeddingModel(string hash, Vocabulary vocabulary, EmbeddingTable table)
    {
        Hash = hash;
        _vocabulary = vocabulary;
        _table = table;
    }

    /// <summary>The model's name: see <see cref="FittedModel.HashOf"/>. Vectors of different models cannot be compared.</summary>
    public string Hash { get; }

    /// <summary>Components of an embedding.</summary>
    public int Dimensions => _table.Dimensions;

    /// <summary>Reads what <see cref="CorpusEmbeddingTrainer"/> wrote.</summary>
    /// <exception cref="FormatException">The bytes are damaged or of another version.</exception>
    public static CorpusEmbeddingModel Read(ReadOnlyMemory<byte> model)
    {
        var (vocabulary, table) = CorpusEmbeddingFile.Read(model.ToArray());
        return new CorpusEmbeddingModel(FittedModel.HashOf(model.Span), vocabulary, table);
    }

    /// <summary>The vector of a text, of unit length; all zero for a text without a word that the model knows anything of.</summary>
    public float[] Embed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var features = new List<Feature>();
        _vocabulary.Read(text, features);
        var vector = new float[Dimensions];
        _table.AddTo(vector, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(features));
        var length = TensorPrimitives.Norm<float>(vector);
        if (length > 0)
        {
            TensorPrimitives.Divide(vector, length, vector);
        }

        return vector;
    }

    /// <summary>Embeds texts; many of them on all processors.</summary>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        cancellationToken.ThrowIfCancellationRequested();
        string[] texts = [.. values];
        if (texts.Length == 1)
        {
            return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>([ToEmbedding(texts[0])]));
        }

        return Task.Run(
            () =>
            {
                var embeddings = new Embedding<float>[texts.Length];
                Parallel.For(0, texts.Length, new ParallelOptions { CancellationToken = cancellationToken }, i => embeddings[i] = ToEmbedding(texts[i]));
                return new GeneratedEmbeddings<Embedding<float>>(embeddings);
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("docsbot", defaultModelId: Hash, defaultModelDimensions: Dimensions)
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <summary>Holds nothing that must be freed.</summary>
    public void Dispose()
    {
    }

    private Embedding<float> ToEmbedding(string text) => new(Embed(text)) { ModelId = Hash };
}
