using DocsBot.Core.Answering;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.OpenAI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.Embeddings;

/// <summary>
/// Embeds questions with a provider's model, as long as the published snapshot was embedded with the same. An ingestion may publish another one at any time:
/// its vectors are never compared with these, and questions are then searched for by words.
/// </summary>
/// <param name="store">The index.</param>
/// <param name="model">The provider's model.</param>
/// <param name="logger">Told once for each snapshot that does not fit.</param>
public sealed partial class ProviderEmbeddings(IChunkStore store, OpenAIEmbeddingGenerator model, ILogger<ProviderEmbeddings> logger) : IEmbeddingGenerator<string, Embedding<float>>
{
    private string? _told;

    /// <summary>Embeds questions. Where the snapshot is of another model, the embeddings have no components: search by words.</summary>
    /// <exception cref="IndexUnavailableException">The store cannot be read.</exception>
    /// <exception cref="ModelUnavailableException">The provider does not answer in time.</exception>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (await store.GetManifestAsync(cancellationToken) is not { } manifest || Mismatch(manifest.Snapshot, EmbeddingMatch.Mismatch(manifest, Metadata())))
        {
            return Nothing(values);
        }

        var embeddings = await model.GenerateAsync(values, options, cancellationToken);
        if (embeddings.Count > 0 && embeddings[0].Vector.Length != manifest.EmbeddingDimensions)
        {
            Mismatch(manifest.Snapshot, EmbeddingMatch.Mismatch(manifest, Metadata()));
            return Nothing(values);
        }

        foreach (var embedding in embeddings)
        {
            // A store compares this with the hash of a learnt model; a provider's has none.
            embedding.ModelId = null;
        }

        return embeddings;
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : model.GetService(serviceType, serviceKey);
    }

    /// <summary>The model belongs to whoever made it.</summary>
    public void Dispose()
    {
    }

    private static GeneratedEmbeddings<Embedding<float>> Nothing(IEnumerable<string> values) => new(values.Select(_ => new Embedding<float>(ReadOnlyMemory<float>.Empty)));

    private EmbeddingGeneratorMetadata Metadata() => (EmbeddingGeneratorMetadata)model.GetService(typeof(EmbeddingGeneratorMetadata))!;

    private bool Mismatch(string snapshot, string? mismatch)
    {
        if (mismatch is not null && Interlocked.Exchange(ref _told, snapshot) != snapshot)
        {
            Log.Mismatch(logger, snapshot, mismatch);
        }

        return mismatch is not null;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Snapshot {Snapshot} is searched by words only. {Mismatch} Run the ingestion again with the EmbeddingModel settings of this service.")]
        public static partial void Mismatch(ILogger logger, string snapshot, string mismatch);
    }
}
