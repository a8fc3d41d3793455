using DocsBot.Core.Documents;

namespace DocsBot.Core.Retrieval;

/// <summary>
/// The one draft of the next snapshot. What was written survives a crash and is taken up by the next ingestion; nothing is seen by readers before
/// <see cref="PublishAsync"/>. Not safe for use by two threads at once.
/// </summary>
public interface IIndexDraft : IAsyncDisposable
{
    /// <summary>The content hash of every page of a source that the draft holds, by path.</summary>
    Task<IReadOnlyDictionary<string, string>> GetPageHashesAsync(string source, CancellationToken cancellationToken);

    /// <summary>Replaces everything the draft holds of a page, also when it now has no chunks.</summary>
    /// <param name="page">The page.</param>
    /// <param name="contentHash">The hash that lets the next ingestion skip the page.</param>
    /// <param name="chunks">Its chunks in reading order.</param>
    /// <param name="cancellationToken">Stops before the page is written, never half way.</param>
    Task ReplacePageAsync(PageKey page, string contentHash, IReadOnlyList<Chunk> chunks, CancellationToken cancellationToken);

    /// <summary>Removes pages and their chunks; a page that is not there is no error.</summary>
    Task RemovePagesAsync(IReadOnlyCollection<PageKey> pages, CancellationToken cancellationToken);

    /// <summary>All chunks, page by page in the order of source and path (ordinal), whatever order they were stored in. Nothing may be written meanwhile.</summary>
    IAsyncEnumerable<Chunk> ReadChunksAsync(CancellationToken cancellationToken);

    /// <summary>The model that was learnt from this index, with how much changed since; null when there is none.</summary>
    Task<FittedModel?> ReadModelAsync(CancellationToken cancellationToken);

    /// <summary>Puts a model that was learnt from all chunks as they are now in the place of the one before, and drops every embedding, in one step.</summary>
    /// <param name="model">The model's bytes.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    Task WriteModelAsync(ReadOnlyMemory<byte> model, CancellationToken cancellationToken);

    /// <summary>The chunks that have no embedding yet, in an order that stays the same; empty for a recipe without a model.</summary>
    IAsyncEnumerable<Chunk> ReadChunksWithoutEmbeddingAsync(CancellationToken cancellationToken);

    /// <summary>Stores embeddings of unit length, each of the recipe's dimension.</summary>
    /// <exception cref="ArgumentException">An embedding has another dimension.</exception>
    Task SetEmbeddingsAsync(IReadOnlyList<KeyValuePair<ChunkId, ReadOnlyMemory<float>>> embeddings, CancellationToken cancellationToken);

    /// <summary>Makes the draft the published snapshot in one step. A draft that changed nothing publishes nothing and returns the manifest that stands.</summary>
    Task<IndexManifest> PublishAsync(CancellationToken cancellationToken);
}
