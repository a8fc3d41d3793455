using DocsBot.Core.Documents;
using DocsBot.Providers.Qdrant.Rest;

namespace DocsBot.Providers.Qdrant.Index;

/// <summary>
/// Writes pages into a draft, several in one request. What was there of them goes first, their chunks come next and the pages themselves last, so that a
/// page that is there is whole, wherever an ingestion stopped.
/// </summary>
internal sealed class DraftPages
{
    private readonly PointReader _target;
    private readonly QdrantOptions _options;
    private readonly Dictionary<PageKey, (Point Page, IReadOnlyList<Point> Chunks)> _pending = [];
    private int _points;
    private long _bytes;

    public DraftPages(PointReader target, QdrantOptions options)
    {
        _target = target;
        _options = options;
    }

    /// <summary>Replaces a page; it is written with the next ones.</summary>
    public async Task ReplaceAsync(PageKey page, string contentHash, IReadOnlyList<Chunk> chunks, long era, CancellationToken cancellationToken)
    {
        Point[] points = [.. chunks.Select(chunk => ChunkPoint.Of(chunk, era))];
        if (_pending.TryGetValue(page, out var before))
        {
            _points -= before.Chunks.Count + 1;
        }

        _pending[page] = (ChunkPoint.Of(page, contentHash, chunks), points);
        _points += points.Length + 1;
        _bytes += points.Sum(point => (long)QdrantClient.SizeOf(point));
        if (_points >= _options.BatchPoints || _bytes >= _options.BatchKilobytes * 1024L)
        {
            await FlushAsync(cancellationToken);
        }
    }

    /// <summary>Removes pages.</summary>
    public async Task RemoveAsync(IReadOnlyCollection<PageKey> pages, CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken);
        foreach (var some in pages.Chunk(_options.BatchPoints))
        {
            await _target.Client.DeletePointsAsync(_target.Collection, Of(some), cancellationToken);
        }
    }

    /// <summary>Writes what waits. A failure leaves it waiting.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_pending.Count == 0)
        {
            return;
        }

        await _target.Client.DeletePointsAsync(_target.Collection, Of([.. _pending.Keys]), cancellationToken);
        var batch = new PointBatch<Point>(_options, QdrantClient.SizeOf, (points, token) => _target.Client.UpsertAsync(_target.Collection, new UpsertPoints(points), token));
        foreach (var point in _pending.Values.SelectMany(page => page.Chunks).Concat(_pending.Values.Select(page => page.Page)))
        {
            await batch.AddAsync(point, cancellationToken);
        }

        await batch.FlushAsync(cancellationToken);
        _pending.Clear();
        (_points, _bytes) = (0, 0);
    }

    private static Filter Of(IReadOnlyCollection<PageKey> pages) => Filter.All(Condition.IsAny("page", [.. pages.Select(page => PointIds.OfPage(page).ToString("D"))]));
}
