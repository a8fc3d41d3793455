using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Text;

namespace DocsBot.Core.Tests.Answering.Fakes;

/// <summary>A store over a list: a chunk's score is the number of the question's words it holds.</summary>
internal sealed class ListChunkStore(params IReadOnlyList<Chunk> chunks) : IChunkStore
{
    public Exception? Fault { get; set; }

    public Task<IndexManifest?> GetManifestAsync(CancellationToken cancellationToken) => Task.FromResult<IndexManifest?>(null);

    public Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Fault is not null)
        {
            throw Fault;
        }

        var terms = Terms.Distinct(request.Text);
        var hits = chunks
            .Select(chunk => new SearchHit(chunk, terms.Intersect(Words(chunk), StringComparer.Ordinal).Count()))
            .Where(hit => hit.Score > 0)
            .OrderByDescending(hit => hit.Score)
            .Take(request.Top)
            .ToList();
        return Task.FromResult(new SearchResult
        {
            ByWords = hits,
            ByVector = [],
            Terms = [.. terms.Select(term => new TermStatistic(term, chunks.Count(chunk => Words(chunk).Contains(term, StringComparer.Ordinal))))],
            ChunkCount = chunks.Count,
            Snapshot = "snapshot-1",
        });
    }

    public Task<IReadOnlyList<Chunk>> GetChunksAsync(IReadOnlyCollection<ChunkId> ids, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Chunk>>([.. chunks.Where(chunk => ids.Contains(chunk.Id))]);

    public Task<IReadOnlyList<Chunk>> GetPageAsync(PageKey page, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Chunk>>([.. chunks.Where(chunk => chunk.Page == page)]);

    public Task<PageKey?> FindPageAsync(string pageUrl, CancellationToken cancellationToken) => Task.FromResult<PageKey?>(chunks.FirstOrDefault(chunk => chunk.PageUrl == pageUrl)?.Page);

    public Task<IReadOnlyList<PageLabels>> GetLabelsAsync(CancellationToken cancellationToken) =>
        Fault is not null ? throw Fault : Task.FromResult<IReadOnlyList<PageLabels>>([.. chunks.DistinctBy(chunk => chunk.Page).CountBy(chunk => chunk.Labels).OrderByDescending(pair => pair.Value).Select(pair => pair.Key)]);

    public Task<FittedModel?> ReadModelAsync(CancellationToken cancellationToken) => Task.FromResult<FittedModel?>(null);

    public Task<IIndexDraft> OpenDraftAsync(IndexRecipe recipe, CancellationToken cancellationToken) => throw new NotSupportedException("This store is not written.");

    private static IReadOnlyList<string> Words(Chunk chunk) => Terms.Distinct($"{chunk.Title} {string.Join(' ', chunk.HeadingPath)} {chunk.Text}");
}
