using DocsBot.Providers.Qdrant.Rest;

namespace DocsBot.Providers.Qdrant.Index;

/// <summary>Collects what is written in one request, bounded by count and bytes; what the server still finds too large is sent in halves.</summary>
/// <typeparam name="T">What is written.</typeparam>
/// <param name="options">The bounds.</param>
/// <param name="sizeOf">How many bytes one takes.</param>
/// <param name="send">Sends a batch.</param>
internal sealed class PointBatch<T>(QdrantOptions options, Func<T, int> sizeOf, Func<IReadOnlyList<T>, CancellationToken, Task> send)
{
    private readonly List<T> _pending = [];
    private long _bytes;

    /// <summary>How many wait to be sent.</summary>
    public int Count => _pending.Count;

    /// <summary>Adds one, and sends those before it when it does not go with them.</summary>
    public async Task AddAsync(T item, CancellationToken cancellationToken)
    {
        var size = sizeOf(item);
        if (_pending.Count >= options.BatchPoints || (_pending.Count > 0 && _bytes + size > options.BatchKilobytes * 1024L))
        {
            await FlushAsync(cancellationToken);
        }

        _pending.Add(item);
        _bytes += size;
    }

    /// <summary>Sends what waits.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_pending.Count == 0)
        {
            return;
        }

        T[] batch = [.. _pending];
        _pending.Clear();
        _bytes = 0;
        await SplitAsync(batch, send, cancellationToken);
    }

    private static async Task SplitAsync(ArraySegment<T> batch, Func<IReadOnlyList<T>, CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        try
        {
            await send(batch, cancellationToken);
        }
        catch (QdrantException fault) when (fault.Fault == QdrantFault.TooLarge && batch.Count > 1)
        {
            await SplitAsync(batch[..(batch.Count / 2)], send, cancellationToken);
            await SplitAsync(batch[(batch.Count / 2)..], send, cancellationToken);
        }
    }
}
