using System.Globalization;
using DocsBot.Chat.Configuration;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.OpenAI;
using Microsoft.Extensions.AI;

namespace DocsBot.Chat.Indexing;

/// <summary>Looks at the index before the service starts: one that only an ingestion job can mend stops the start, with the words on what to run.</summary>
public sealed class IndexGate
{
    private const string IngestCommand = "dotnet run --project ingest/DocsBot.Ingest -- --source YOUR-DOCUMENTATION";

    private readonly IChunkStore _store;
    private readonly DocsOptions _docs;
    private readonly DocsFolder _folder;
    private readonly IndexStatus _status;
    private readonly EmbeddingModelOptions _embeddings;
    private readonly IEmbeddingTrainer _trainer;

    /// <summary>Creates the gate.</summary>
    public IndexGate(IChunkStore store, DocsOptions docs, DocsFolder folder, IndexStatus status, EmbeddingModelOptions embeddings, IEmbeddingTrainer trainer)
    {
        _store = store;
        _docs = docs;
        _folder = folder;
        _status = status;
        _embeddings = embeddings;
        _trainer = trainer;
    }

    /// <summary>Whether the service makes the index by itself, so that its own ingestion mends whatever is wrong with it.</summary>
    private bool BuildsIt => _docs.Path is { Length: > 0 } || (_docs.Path is null && _folder.HoldsOwnDocs);

    /// <summary>Checks the published index and sets the first status.</summary>
    /// <exception cref="IndexUnavailableException">The index cannot be used and the service does not build it by itself.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        IndexManifest? manifest = null;
        try
        {
            manifest = await _store.GetManifestAsync(cancellationToken);
        }
        catch (IndexUnavailableException) when (BuildsIt)
        {
            // The service knows what was in it: its own ingestion sets the damaged index aside and builds a new one.
        }

        if (manifest is { Chunks: > 0 } && !BuildsIt && Mismatch(manifest) is { } mismatch)
        {
            throw new IndexUnavailableException(mismatch);
        }

        if (manifest is { Chunks: > 0 })
        {
            _status.Set(IndexState.Ready, message: null, manifest.Pages);
        }
        else
        {
            _status.Set(IndexState.Indexing, _docs.Path is { Length: 0 } ? "Waiting for the ingestion job to publish an index…" : "Indexing the documentation…", pages: null);
        }
    }

    /// <summary>What to do about an index that was embedded with another model; null when there is nothing to do.</summary>
    private string? Mismatch(IndexManifest manifest)
    {
        if (_embeddings.IsConfigured)
        {
            var wrong = EmbeddingMatch.Mismatch(manifest, new EmbeddingGeneratorMetadata("openai", _embeddings.Endpoint, _embeddings.Identity, _embeddings.Dimensions));
            return wrong is null ? null : $"{wrong} Embed the documentation again with this service's settings: {Command(_embeddings.Name!, _embeddings.Dimensions)} The index answers as before until that is published.";
        }

        var isOfProvider = manifest is { EmbeddingModel: { } model, EmbeddingModelHash: null } && model.Split(' ')[0] != _trainer.Name.Split(' ')[0];
        return isOfProvider
            ? $"The index was embedded with the model '{manifest.EmbeddingModel}', and this service has no EmbeddingModel. Set EmbeddingModel__Endpoint and EmbeddingModel__Name as for the ingestion; or build the index anew without them: {IngestCommand}"
            : null;
    }

    private static string Command(string model, int? dimensions) => string.Create(
        CultureInfo.InvariantCulture,
        $"EmbeddingModel__Endpoint=… EmbeddingModel__Name={model} {(dimensions is null ? "" : $"EmbeddingModel__Dimensions={dimensions} ")}{IngestCommand}");
}
