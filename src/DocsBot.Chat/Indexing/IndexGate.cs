using DocsBot.Chat.Configuration;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;

namespace DocsBot.Chat.Indexing;

/// <summary>Looks at the index before the service starts: one that only an ingestion job can mend stops the start, with the words on what to run.</summary>
public sealed class IndexGate
{
    private readonly IChunkStore _store;
    private readonly DocsOptions _docs;
    private readonly DocsFolder _folder;
    private readonly IndexStatus _status;

    /// <summary>Creates the gate.</summary>
    public IndexGate(IChunkStore store, DocsOptions docs, DocsFolder folder, IndexStatus status)
    {
        _store = store;
        _docs = docs;
        _folder = folder;
        _status = status;
    }

    /// <summary>Checks the published index and sets the first status.</summary>
    /// <exception cref="IndexUnavailableException">The index cannot be used and the service does not build it by itself.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        IndexManifest? manifest = null;
        try
        {
            manifest = await _store.GetManifestAsync(cancellationToken);
        }
        catch (IndexUnavailableException) when (_docs.Path is { Length: > 0 } || (_docs.Path is null && _folder.HoldsOwnDocs))
        {
            // The service knows what was in it: its own ingestion sets the damaged index aside and builds a new one.
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
}
