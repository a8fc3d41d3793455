using System.Globalization;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Qdrant.Rest;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.Qdrant.Index;

/// <summary>
/// Keeps the draft to one ingestion at a time, across machines: a point that says who holds it and until when, written only over one's own or over one that
/// ran out. It is renewed while it is held; who ends without a word lets go when it runs out.
/// </summary>
internal sealed partial class DraftLease : IAsyncDisposable
{
    private readonly QdrantClient _client;
    private readonly CollectionNames _names;
    private readonly TimeSpan _term;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly string _owner;
    private readonly string _holder;
    private readonly CancellationTokenSource _ended = new();
    private Task _renewing = Task.CompletedTask;
    private volatile string? _lostTo;
    private long _expires;

    private DraftLease(QdrantClient client, CollectionNames names, TimeSpan term, TimeProvider time, ILogger logger)
    {
        _client = client;
        _names = names;
        _term = term;
        _time = time;
        _logger = logger;
        var now = time.GetUtcNow();
        _owner = Guid.CreateVersion7(now).ToString("N");
        _holder = string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName} since {now:yyyy-MM-dd HH:mm:ss} UTC");
    }

    /// <summary>Takes the draft.</summary>
    /// <exception cref="IndexUnavailableException">Another ingestion holds it.</exception>
    public static async Task<DraftLease> TakeAsync(QdrantClient client, CollectionNames names, TimeSpan term, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        var lease = new DraftLease(client, names, term, time, logger);
        try
        {
            if (await lease.WriteAsync(cancellationToken) is { } other)
            {
                throw lease.HeldBy(other);
            }
        }
        catch
        {
            lease._ended.Dispose();
            throw;
        }

        lease._renewing = lease.RenewAsync();
        return lease;
    }

    /// <summary>Who holds the draft; null when nobody does, or the lease ran out.</summary>
    public static async Task<string?> FindHolderAsync(QdrantClient client, CollectionNames names, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var found = await client.GetPointsAsync(names.Lease, [PointIds.Lease], withPayload: true, cancellationToken);
            return found is [{ Payload: { Holder: { } holder, Expires: { } expires } }] && expires >= now.ToUnixTimeMilliseconds() ? holder : null;
        }
        catch (QdrantException fault) when (fault.Fault == QdrantFault.NotFound)
        {
            return null;
        }
    }

    /// <summary>
    /// Must be asked before every write. Who could not renew in time, because the server was away or this machine asleep, renews here first: another may have
    /// taken the draft meanwhile.
    /// </summary>
    /// <exception cref="IndexUnavailableException">Another ingestion took the draft.</exception>
    public async Task RequireHeldAsync(CancellationToken cancellationToken)
    {
        if (_lostTo is null && _time.GetUtcNow().ToUnixTimeMilliseconds() >= Volatile.Read(ref _expires))
        {
            _lostTo = (await WriteAsync(cancellationToken))?.Holder;
        }

        if (_lostTo is { } other)
        {
            throw new IndexUnavailableException($"This ingestion lost the draft of {_names.Alias} in Qdrant at {_client.Url} to another one ({other}), because it could not renew its lease in time. Run it again when that one is done.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await _client.DeletePointsAsync(_names.Lease, Filter.All(Condition.Is("owner", _owner)), CancellationToken.None);
        }
        catch (QdrantException fault)
        {
            Log.NotReleased(_logger, fault, _names.Lease, _term.TotalSeconds);
        }

        _ended.Dispose();
    }

    private async Task RenewAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            await Task.Delay(_term / 3, _time, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_ended.IsCancellationRequested)
            {
                return;
            }

            try
            {
                _lostTo = (await WriteAsync(_ended.Token))?.Holder;
                if (_lostTo is not null)
                {
                    return;
                }
            }
            catch (QdrantException fault)
            {
                Log.NotRenewed(_logger, fault, _names.Lease);
            }
        }
    }

    /// <summary>Writes the lease where it is free.</summary>
    /// <returns>Who holds it instead; null when it is ours.</returns>
    private async Task<PointPayload?> WriteAsync(CancellationToken cancellationToken)
    {
        long expires;
        try
        {
            expires = await UpsertAsync(cancellationToken);
        }
        catch (QdrantException fault) when (fault.Fault == QdrantFault.NotFound)
        {
            await _client.CreateCollectionAsync(_names.Lease, new CreateCollection { ShardNumber = 1 }, cancellationToken);
            await _client.CreateFieldIndexAsync(_names.Lease, "owner", "keyword", cancellationToken);
            await _client.CreateFieldIndexAsync(_names.Lease, "expires", "integer", cancellationToken);
            expires = await UpsertAsync(cancellationToken);
        }

        var found = await _client.GetPointsAsync(_names.Lease, [PointIds.Lease], withPayload: true, cancellationToken);
        if (found is [{ Payload: { } payload }] && payload.Owner == _owner)
        {
            Volatile.Write(ref _expires, expires);
            return null;
        }

        return found.Count > 0 ? found[0].Payload ?? new PointPayload() : new PointPayload();
    }

    /// <summary>Writes the lease as the server lets it.</summary>
    /// <returns>Until when it is held if it was written, in milliseconds since 1970 UTC.</returns>
    private async Task<long> UpsertAsync(CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var expires = (now + _term).ToUnixTimeMilliseconds();
        var payload = new PointPayload { Kind = PointKind.Lease, Owner = _owner, Holder = _holder, Expires = expires };
        var free = new Filter { Should = [Condition.Is("owner", _owner), Condition.Below("expires", now.ToUnixTimeMilliseconds())] };
        await _client.UpsertInOrderAsync(_names.Lease, new UpsertPoints([new Point(PointIds.Lease, Point.NoVectors, payload)], free), cancellationToken);
        return expires;
    }

    private IndexUnavailableException HeldBy(PointPayload other)
    {
        var until = other.Expires is { } expires
            ? string.Create(CultureInfo.InvariantCulture, $" If it ended without a word, the draft is free again at {DateTimeOffset.FromUnixTimeMilliseconds(expires):HH:mm:ss} UTC.")
            : "";
        return new IndexUnavailableException($"Another ingestion is writing the index {_names.Alias} in Qdrant at {_client.Url}: {other.Holder ?? "a process that did not say who it is"}. Wait for it to end, or stop it, and run this one again.{until}");
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The lease {Collection} could not be renewed; it is tried again.")]
        public static partial void NotRenewed(ILogger logger, Exception reason, string collection);

        [LoggerMessage(2, LogLevel.Warning, "The lease {Collection} could not be given back; it runs out in {Seconds} s.")]
        public static partial void NotReleased(ILogger logger, Exception reason, string collection, double seconds);
    }
}
