using DocsBot.Core.Retrieval;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.Sqlite.Index;

/// <summary>Follows the <c>current</c> file: keeps the snapshot it names open and notices, also from another process, when it names the next.</summary>
internal sealed partial class CurrentSnapshot(IndexFolder folder, SqliteIndexOptions options, TimeProvider time, ILogger logger) : IDisposable
{
    private static readonly TimeSpan CheckEvery = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private PublishedSnapshot? _snapshot;
    private long _checkedAt;
    private bool _fresh;
    private bool _disposed;

    /// <summary>Does a piece of work on the published snapshot; without one, gives <paramref name="otherwise"/>.</summary>
    /// <exception cref="IndexUnavailableException">The snapshot cannot be read.</exception>
    public T Use<T>(Func<PublishedSnapshot, T> work, T otherwise)
    {
        while (true)
        {
            var current = Get();
            if (current is null)
            {
                return otherwise;
            }

            if (!current.TryEnter())
            {
                continue;
            }

            try
            {
                return work(current);
            }
            catch (IndexUnavailableException) when (IsOvertaken(current.File))
            {
                Refresh();
            }
            finally
            {
                current.Leave();
            }
        }
    }

    /// <summary>Looks at the <c>current</c> file again at the next use.</summary>
    public void Refresh()
    {
        lock (_gate)
        {
            _fresh = false;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _snapshot?.Retire();
            _snapshot = null;
        }
    }

    private PublishedSnapshot? Get()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_fresh && time.GetElapsedTime(_checkedAt) < CheckEvery)
            {
                return _snapshot;
            }

            while (!TryFollow(folder.ReadCurrent()))
            {
            }

            _checkedAt = time.GetTimestamp();
            _fresh = true;
            return _snapshot;
        }
    }

    /// <summary>Opens the snapshot of that name; false when it was pruned meanwhile, because newer ones were published.</summary>
    private bool TryFollow(string? name)
    {
        var file = name is null ? null : folder.SnapshotFile(name);
        if (!File.Exists(file))
        {
            if (!string.Equals(folder.ReadCurrent(), name, StringComparison.Ordinal))
            {
                return false;
            }

            Replace(_snapshot is not null && File.Exists(_snapshot.File) ? _snapshot : Recover(name));
        }
        else if (_snapshot is null || !string.Equals(_snapshot.File, file, StringComparison.Ordinal))
        {
            try
            {
                Replace(new PublishedSnapshot(file, options, logger));
            }
            catch (IndexUnavailableException) when (IsOvertaken(file))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when a snapshot's file is gone because newer ones were published: what needed it is done again on the newest.</summary>
    private bool IsOvertaken(string file) =>
        !File.Exists(file) && folder.ReadCurrent() is { } name && !string.Equals(folder.SnapshotFile(name), file, StringComparison.Ordinal);

    private void Replace(PublishedSnapshot? next)
    {
        if (!ReferenceEquals(_snapshot, next))
        {
            _snapshot?.Retire();
            _snapshot = next;
        }
    }

    /// <summary>The newest snapshot that can be read, when <c>current</c> is lost.</summary>
    private PublishedSnapshot? Recover(string? named)
    {
        IndexUnavailableException? fault = null;
        foreach (var name in folder.Snapshots())
        {
            try
            {
                var found = new PublishedSnapshot(folder.SnapshotFile(name), options, logger);
                Log.Recovered(logger, folder.CurrentFile, named ?? "nothing", name);
                return found;
            }
            catch (IndexUnavailableException e)
            {
                fault ??= e;
            }
        }

        return fault is null ? null : throw fault;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{File} names {Named}, which is not there; the newest snapshot that can be read is used: {Snapshot}.")]
        public static partial void Recovered(ILogger logger, string file, string named, string snapshot);
    }
}
