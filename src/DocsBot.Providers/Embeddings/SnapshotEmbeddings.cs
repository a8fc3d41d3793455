using DocsBot.Core.Retrieval;
using Microsoft.Extensions.AI;

namespace DocsBot.Providers.Embeddings;

/// <summary>Embeds questions with the model that the published snapshot was embedded with, and takes the next one when a newer snapshot brings another.</summary>
/// <param name="store">The index.</param>
/// <param name="trainer">What made its models.</param>
public sealed class SnapshotEmbeddings(IChunkStore store, IEmbeddingTrainer trainer) : IEmbeddingGenerator<string, Embedding<float>>
{
    private Loaded? _loaded;

    /// <summary>Embeds texts. Where the snapshot has no model of this trainer, the embeddings have no components: search by words.</summary>
    /// <exception cref="IndexUnavailableException">The store, or the model in it, cannot be read.</exception>
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
        if (await store.GetManifestAsync(cancellationToken) is not { EmbeddingModelHash: { } hash } manifest || manifest.EmbeddingModel != trainer.Name)
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

        try
        {
            var read = new Loaded(model.Hash, trainer.Load(model.Bytes));
            _loaded = read;
            return read.Model;
        }
        catch (FormatException e)
        {
            throw new IndexUnavailableException($"The embedding model {model.Hash} of the index cannot be read: {e.Message}", e);
        }
    }

    private sealed record Loaded(string Hash, IEmbeddingGenerator<string, Embedding<float>> Model);
}
