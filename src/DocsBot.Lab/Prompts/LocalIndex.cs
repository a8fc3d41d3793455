using DocsBot.Core.Retrieval;
using DocsBot.Lab.Evaluation;
using DocsBot.Providers;
using DocsBot.Providers.Embeddings;
using DocsBot.Providers.Sqlite.Index;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Lab.Prompts;

/// <summary>An index to try a prompt on: that of a data folder, or a temporary one of a folder of documentation.</summary>
internal sealed class LocalIndex : IAsyncDisposable
{
    private readonly TemporaryIndex? _temporary;

    private LocalIndex(string name, IChunkStore store, CorpusEmbeddingTrainer trainer, TemporaryIndex? temporary)
    {
        (Name, Store, _temporary) = (name, store, temporary);
        Embeddings = new SnapshotEmbeddings(store, trainer);
    }

    /// <summary>What was indexed, or where the index is.</summary>
    public string Name { get; }

    /// <summary>The index.</summary>
    public IChunkStore Store { get; }

    /// <summary>Embeds questions as the index was.</summary>
    public SnapshotEmbeddings Embeddings { get; }

    /// <summary>Opens an index.</summary>
    /// <param name="data">The data folder; null for that of the repository, when it has an index.</param>
    /// <param name="docs">A folder of documentation to index instead; null for the repository's, when there is no index.</param>
    /// <param name="cancellationToken">Stops the indexing.</param>
    /// <exception cref="IndexUnavailableException">The data folder has no index.</exception>
    /// <exception cref="Ingestion.Sources.SourceUnavailableException">There is no such documentation.</exception>
    public static async Task<LocalIndex> OpenAsync(string? data, string? docs, CancellationToken cancellationToken)
    {
        var home = RepositoryFolder.Find() ?? Directory.GetCurrentDirectory();
        if (docs is null && await OpenAsync(data ?? Path.Combine(home, "data"), cancellationToken) is { } index)
        {
            return index;
        }

        if (data is not null)
        {
            throw new IndexUnavailableException($"There is no index in {Path.GetFullPath(data)}. Build one with DocsBot.Ingest, or name a folder of documentation with --docs.");
        }

        var folder = Path.GetFullPath(docs ?? Path.Combine(home, "docs"));
        var temporary = await TemporaryIndex.BuildAsync(folder, cancellationToken);
        return new LocalIndex(folder, temporary.Store, temporary.Trainer, temporary);
    }

    /// <summary>Closes the index, and deletes a temporary one.</summary>
    public async ValueTask DisposeAsync()
    {
        Embeddings.Dispose();
        if (_temporary is not null)
        {
            await _temporary.DisposeAsync();
        }
        else
        {
            (Store as IDisposable)?.Dispose();
        }
    }

    private static async Task<LocalIndex?> OpenAsync(string data, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Path.Combine(data, "index")))
        {
            return null;
        }

        var store = new SqliteChunkStore(new SqliteIndexOptions { Directory = data }, TimeProvider.System, NullLogger<SqliteChunkStore>.Instance);
        if (await store.GetManifestAsync(cancellationToken) is null)
        {
            store.Dispose();
            return null;
        }

        return new LocalIndex(data, store, new CorpusEmbeddingTrainer(new CorpusEmbeddingOptions()), temporary: null);
    }
}
