using System.Runtime.CompilerServices;
using DocsBot.Core.Documents;
using DocsBot.Providers.Qdrant.Rest;

namespace DocsBot.Providers.Qdrant.Index;

/// <summary>Reads one snapshot's collection, published or draft.</summary>
/// <param name="client">The server.</param>
/// <param name="collection">The collection.</param>
internal sealed class PointReader(QdrantClient client, string collection)
{
    /// <summary>Points of a piece that carry little.</summary>
    private const int ManyPoints = 2_000;

    /// <summary>Chunks of a piece.</summary>
    private const int SomeChunks = 256;

    private static readonly Filter Pages = Filter.All(Condition.Is("kind", PointKind.Page));

    public static Filter Chunks { get; } = Filter.All(Condition.Is("kind", PointKind.Chunk));

    public QdrantClient Client => client;

    public string Collection => collection;

    /// <summary>All points that pass a filter, in the order of their ids; they may be changed meanwhile.</summary>
    /// <param name="filter">What they must be; null for all.</param>
    /// <param name="fields">The payload's fields to read.</param>
    /// <param name="piece">Points in one request.</param>
    /// <param name="withVector">Whether to read the vectors as well.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async IAsyncEnumerable<StoredPoint> ScrollAsync(
        Filter? filter, IReadOnlyList<string> fields, int piece, bool withVector, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Guid? offset = null;
        do
        {
            var found = await client.ScrollAsync(
                collection, new ScrollPoints { Filter = filter, Limit = piece, Offset = offset, WithPayload = fields, WithVector = withVector }, cancellationToken);
            foreach (var point in found.Points)
            {
                yield return point;
            }

            offset = found.NextPageOffset;
        }
        while (offset is not null);
    }

    /// <summary>The content hashes of a source's pages by path.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadPageHashesAsync(string source, CancellationToken cancellationToken)
    {
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var point in ScrollAsync(Filter.All(Condition.Is("kind", PointKind.Page), Condition.Is("source", source)), ["path", "hash"], ManyPoints, withVector: false, cancellationToken))
        {
            if (point.Payload is { Path: { } path, Hash: { } hash })
            {
                hashes[path] = hash;
            }
        }

        return hashes;
    }

    /// <summary>The pages that have chunks, in the order of their names, which does not depend on the order they were stored in.</summary>
    /// <param name="lacking">Only those that have no vector of this name; null for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<IndexedPage>> ReadPagesAsync(string? lacking, CancellationToken cancellationToken)
    {
        var pages = new List<IndexedPage>();
        var filter = lacking is null ? Pages : Pages.ButNot(Condition.Has(lacking));
        await foreach (var point in ScrollAsync(filter, ["source", "path", "chunks", "product", "version", "language"], ManyPoints, withVector: false, cancellationToken))
        {
            if (point.Payload is { Source: { } source, Path: { } path, Chunks: > 0 and var chunks } payload)
            {
                pages.Add(new IndexedPage(point.Id, new PageKey(source, path), chunks, ChunkPoint.LabelsOf(payload)));
            }
        }

        pages.Sort((one, other) => string.CompareOrdinal(one.Key.Source, other.Key.Source) is not 0 and var order ? order : string.CompareOrdinal(one.Key.Path, other.Key.Path));
        return pages;
    }

    /// <summary>The chunks of pages, page by page in the order given, each page's in reading order.</summary>
    public async IAsyncEnumerable<(IndexedPage Page, IReadOnlyList<Chunk> Chunks)> ReadChunksAsync(IReadOnlyList<IndexedPage> pages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var start = 0; start < pages.Count;)
        {
            var (end, count) = (start, 0);
            while (end < pages.Count && (end == start || count + pages[end].Chunks <= SomeChunks))
            {
                count += pages[end++].Chunks;
            }

            var chunks = new List<Chunk>(count);
            var ids = pages.Skip(start).Take(end - start).Select(page => page.Id.ToString("D")).ToList();
            await foreach (var point in ScrollAsync(ChunksOf(ids), PayloadSelectorConverter.All, SomeChunks, withVector: false, cancellationToken))
            {
                chunks.Add(ChunkPoint.Read(point));
            }

            var byPage = chunks.ToLookup(chunk => chunk.Page);
            for (; start < end; start++)
            {
                yield return (pages[start], [.. byPage[pages[start].Key].OrderBy(chunk => chunk.Ordinal)]);
            }
        }
    }

    /// <summary>A page's chunks in reading order; none when it is not there.</summary>
    public async Task<IReadOnlyList<Chunk>> ReadPageAsync(PageKey page, CancellationToken cancellationToken)
    {
        var chunks = new List<Chunk>();
        await foreach (var point in ScrollAsync(ChunksOf([PointIds.OfPage(page).ToString("D")]), PayloadSelectorConverter.All, SomeChunks, withVector: false, cancellationToken))
        {
            chunks.Add(ChunkPoint.Read(point));
        }

        return [.. chunks.OrderBy(chunk => chunk.Ordinal)];
    }

    /// <summary>The page at the first of these addresses that has one.</summary>
    public async Task<PageKey?> FindPageAsync(IReadOnlyList<string> urls, CancellationToken cancellationToken)
    {
        var filter = Filter.All(Condition.Is("kind", PointKind.Page), Condition.IsAny("url", urls));
        var found = new List<PointPayload>();
        await foreach (var point in ScrollAsync(filter, ["source", "path", "url"], ManyPoints, withVector: false, cancellationToken))
        {
            if (point.Payload is { Source: not null, Path: not null } payload)
            {
                found.Add(payload);
            }
        }

        var first = urls.Select(url => found.Where(page => page.Url == url).OrderBy(page => page.Source, StringComparer.Ordinal).ThenBy(page => page.Path, StringComparer.Ordinal).FirstOrDefault())
            .FirstOrDefault(page => page is not null);
        return first is null ? null : new PageKey(first.Source!, first.Path!);
    }

    /// <summary>Chunks by id, in no order; ids that are not there are left out.</summary>
    public async Task<IReadOnlyList<Chunk>> ReadChunksAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var points = await client.GetPointsAsync(collection, ids, withPayload: true, cancellationToken);
        return [.. points.Where(point => point.Payload?.Kind == PointKind.Chunk).Select(ChunkPoint.Read)];
    }

    /// <summary>The chunks without a vector of that name; one may be set between two of them.</summary>
    public async IAsyncEnumerable<Chunk> ReadChunksLackingAsync(string vector, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var point in ScrollAsync(Chunks.ButNot(Condition.Has(vector)), PayloadSelectorConverter.All, SomeChunks, withVector: false, cancellationToken))
        {
            yield return ChunkPoint.Read(point);
        }
    }

    public Task<int> CountAsync(Filter filter, CancellationToken cancellationToken) => client.CountAsync(collection, filter, cancellationToken);

    public Task<int> CountPagesAsync(CancellationToken cancellationToken) => CountAsync(Pages, cancellationToken);

    private static Filter ChunksOf(IReadOnlyList<string> pages) => Filter.All(Condition.Is("kind", PointKind.Chunk), Condition.IsAny("page", pages));
}
