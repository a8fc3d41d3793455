using DocsBot.Core.Retrieval;
using DocsBot.Providers.Qdrant.Rest;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.Qdrant.Index;

/// <summary>Follows the alias: remembers the snapshot it names for half a second and notices, also from another process, when it names the next.</summary>
internal sealed partial class CurrentSnapshot(QdrantClient client, CollectionNames names, TimeProvider time, ILogger logger) : IDisposable
{
    private static readonly TimeSpan CheckEvery = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim _checking = new(1);
    private volatile Seen? _seen;

    /// <summary>Does a piece of work on the published snapshot; without one, gives <paramref name="otherwise"/>. One that is pruned meanwhile is done again on the next.</summary>
    /// <exception cref="IndexUnavailableException">The snapshot cannot be read.</exception>
    public async Task<T> UseAsync<T>(Func<PublishedSnapshot, CancellationToken, Task<T>> work, T otherwise, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string? gone = null;
        while (true)
        {
            PublishedSnapshot? current = null;
            try
            {
                current = await GetAsync(cancellationToken);
                return current is null ? otherwise : await work(current, cancellationToken);
            }
            catch (QdrantException fault) when (fault.Fault is QdrantFault.NotFound or QdrantFault.ServerError or QdrantFault.Malformed && current is not null && current.Collection != gone)
            {
                gone = current.Collection;
                _seen = null;
            }
            catch (QdrantException fault)
            {
                throw QdrantFaults.Explain(fault, client.Url);
            }
            catch (InvalidDataException fault)
            {
                throw new IndexUnavailableException($"The collection {current?.Collection} in Qdrant at {client.Url} is damaged ({fault.Message}). Delete it and run the ingestion again.", fault);
            }
        }
    }

    /// <summary>The published snapshot as the server says just now; null without one.</summary>
    public async Task<PublishedSnapshot?> ReadAsync(CancellationToken cancellationToken)
    {
        Refresh();
        return await GetAsync(cancellationToken);
    }

    /// <summary>Looks at the alias again at the next use.</summary>
    public void Refresh()
    {
        if (_seen is { } seen)
        {
            _seen = seen with { Fresh = false };
        }
    }

    public void Dispose() => _checking.Dispose();

    private async Task<PublishedSnapshot?> GetAsync(CancellationToken cancellationToken)
    {
        if (_seen is { Fresh: true } seen && time.GetElapsedTime(seen.At) < CheckEvery)
        {
            return seen.Snapshot;
        }

        await _checking.WaitAsync(cancellationToken);
        try
        {
            if (_seen is { Fresh: true } meanwhile && time.GetElapsedTime(meanwhile.At) < CheckEvery)
            {
                return meanwhile.Snapshot;
            }

            var collection = await client.FindAliasAsync(names.Alias, cancellationToken);
            var known = _seen;
            var snapshot = known?.Snapshot is { } same && same.Collection == collection ? same : await OpenAsync(collection, cancellationToken);
            _seen = new Seen(snapshot, time.GetTimestamp(), Fresh: true);
            return snapshot;
        }
        finally
        {
            _checking.Release();
        }
    }

    private async Task<PublishedSnapshot?> OpenAsync(string? collection, CancellationToken cancellationToken) =>
        collection is null ? await RecoverAsync(cancellationToken) : await PublishedSnapshot.OpenAsync(client, collection, cancellationToken);

    /// <summary>The newest snapshot that was published once, when somebody deleted the one that the alias named, and the alias with it.</summary>
    private async Task<PublishedSnapshot?> RecoverAsync(CancellationToken cancellationToken)
    {
        foreach (var name in names.Snapshots(await client.ListCollectionsAsync(cancellationToken)))
        {
            if (await client.FindCollectionAsync(names.Of(name), cancellationToken) is { Config.Metadata.State: SnapshotState.Published })
            {
                if (_seen?.Snapshot is { } known && known.Collection == names.Of(name))
                {
                    return known;
                }

                Log.Recovered(logger, names.Alias, names.Of(name));
                return await PublishedSnapshot.OpenAsync(client, names.Of(name), cancellationToken);
            }
        }

        return null;
    }

    /// <summary>What the alias named when it was last looked at.</summary>
    private sealed record Seen(PublishedSnapshot? Snapshot, long At, bool Fresh);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The alias {Alias} is not there; the newest snapshot that was published is used: {Collection}.")]
        public static partial void Recovered(ILogger logger, string alias, string collection);
    }
}
