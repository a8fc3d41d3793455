using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;

namespace DocsBot.Core.Tests.Retrieval;

/// <summary>A store that finds what it is told to find, and remembers what it was asked.</summary>
internal sealed class FakeChunkStore(SearchResult result) : IChunkStore
{
    public SearchRequest? Asked { get; private set; }

    /// <summary>What pages are made of, in order.</summary>
    public IReadOnlyList<Chunk> PageChunks { get; init; } = [];

    public Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Asked = request;
        return Task.FromResult(result);
    }

    public Task<IndexManifest?> GetManifestAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Chunk>> GetChunksAsync(IReadOnlyCollection<ChunkId> ids, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Chunk>> GetPageAsync(PageKey page, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Chunk>>([.. PageChunks.Where(chunk => chunk.Page == page)]);

    public Task<PageKey?> FindPageAsync(string pageUrl, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<PageLabels>> GetLabelsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<FittedModel?> ReadModelAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IIndexDraft> OpenDraftAsync(IndexRecipe recipe, CancellationToken cancellationToken) => throw new NotSupportedException();
}
