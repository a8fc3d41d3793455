using DocsBot.Core.Retrieval;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Providers.Embeddings;

/// <summary>Embeds questions with the model that the published snapshot was embedded with, and takes the next one when a newer snapshot brings another.</summary>
/// <param name="store">The index.</param>
/// <param name="trainer">What made its models.</param>
/// <param name="logger">Told once of a model that cannot be read; null for nobody.</param>
public sealed partial class SnapshotEmbeddings(IChunkStore store, IEmbeddingTrainer trainer, ILogger<SnapshotEmbeddings>? logger = null) : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly ILogger _logger = logger ?? NullLogger<SnapshotEmbeddings>.Instance;
    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile Loaded? _loaded;

    /// <summary>Embeds texts. Where the snapshot has no model of this trainer, or a damaged one, the embeddings have no components: search by words.</summary>
    /// <exception cref="IndexUnavailableException">The store cannot be read.</exception>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        return await CurrentAsync(cancellationToken) is { } model
            ? await model.GenerateAsync(values, options, cancellationToken)
            : new GeneratedEmbeddings<Embedding<float>>(values.Select(_ => new Embedding<float>(ReadOnlyMemory<float>.Empty)));
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <inheritdoc />
    public void Dispose() => _loading.Dispose();

    private async Task<IEmbeddingGenerator<string, Embedding<float>>?> CurrentAsync(CancellationToken cancellationToken)
    {
        if (await store.GetManifestAsync(cancellationToken) is not { EmbeddingModelHash: { } hash } manifest || KindOf(manifest.EmbeddingModel) != KindOf(trainer.Name))
        {
            return null;
        }

        return Kept(hash) is { } kept ? kept.Model : await LoadAsync(hash, cancellationToken);
    }

    /// <summary>Reads the model once, however many questions ask for it meanwhile.</summary>
    private async Task<IEmbeddingGenerator<string, Embedding<float>>?> LoadAsync(string hash, CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            if (Kept(hash) is { } kept)
            {
                return kept.Model;
            }

            // When a snapshot is published between the two calls this is already its model, under its own name; the index tells which one made a vector.
            if (await store.ReadModelAsync(cancellationToken) is { } model)
            {
                _loaded = new Loaded(model.Hash, Load(model));
                return _loaded.Model;
            }

            return null;
        }
        finally
        {
            _loading.Release();
        }
    }

    private Loaded? Kept(string hash) => _loaded is { } loaded && loaded.Hash == hash ? loaded : null;

    /// <summary>A model of the same kind and version can be read whatever its settings: the job that learnt it may have other ones than this service.</summary>
    private static string? KindOf(string? name) => name?.Split(' ')[0];

    /// <summary>The model, or null when its bytes are not what its name says; a damaged one is read and told of once, not at every question.</summary>
    private IEmbeddingGenerator<string, Embedding<float>>? Load(FittedModel model)
    {
        try
        {
            return FittedModel.HashOf(model.Bytes.Span) == model.Hash ? trainer.Load(model.Bytes) : throw new FormatException("Its bytes have another hash.");
        }
        catch (FormatException fault)
        {
            Log.Unreadable(_logger, fault, model.Hash);
            return null;
        }
    }

    private sealed record Loaded(string Hash, IEmbeddingGenerator<string, Embedding<float>>? Model);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The embedding model {Model} of the index cannot be read; questions are searched for by words until the next ingestion learns another.")]
        public static partial void Unreadable(ILogger logger, Exception reason, string model);
    }
}
