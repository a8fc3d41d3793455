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
    private Loaded? _loaded;

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

    /// <summary>Holds nothing that must be freed.</summary>
    public void Dispose()
    {
    }

    private async Task<IEmbeddingGenerator<string, Embedding<float>>?> CurrentAsync(CancellationToken cancellationToken)
    {
        if (await store.GetManifestAsync(cancellationToken) is not { EmbeddingModelHash: { } hash } manifest || KindOf(manifest.EmbeddingModel) != KindOf(trainer.Name))
        {
            return null;
        }

        // Two questions may load the same model at once; both get it, one of the two stays.
        if (_loaded is { } loaded && loaded.Hash == hash)
        {
            return loaded.Model;
        }

        if (await store.ReadModelAsync(cancellationToken) is not { } model)
        {
            return null;
        }

        var read = new Loaded(hash, Load(hash, model));
        _loaded = read;
        return read.Model;
    }

    /// <summary>A model of the same kind and version can be read whatever its settings: the job that learnt it may have other ones than this service.</summary>
    private static string? KindOf(string? name) => name?.Split(' ')[0];

    /// <summary>The model, or null when it is not what the manifest names; a damaged one is read and told of once, not at every question.</summary>
    private IEmbeddingGenerator<string, Embedding<float>>? Load(string hash, FittedModel model)
    {
        try
        {
            return FittedModel.HashOf(model.Bytes.Span) == hash ? trainer.Load(model.Bytes) : throw new FormatException("Its bytes have another hash.");
        }
        catch (FormatException fault)
        {
            Log.Unreadable(_logger, fault, hash);
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
