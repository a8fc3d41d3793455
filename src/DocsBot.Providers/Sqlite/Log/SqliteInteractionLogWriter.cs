using System.Threading.Channels;
using DocsBot.Providers.Log;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace DocsBot.Providers.Sqlite.Log;

/// <summary>The log's one writer: takes batches from the queue and writes each in a transaction, again and again until it is written.</summary>
internal sealed partial class SqliteInteractionLogWriter(
    string path,
    ChannelReader<InteractionLogEntry> queue,
    InteractionLogDrops drops,
    SqliteInteractionLogRetention retention,
    TimeProvider time,
    ILogger logger)
{
    private const int BatchSize = 256;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private readonly OncePerMinute _minute = new(time);
    private readonly List<InteractionLogEntry> _batch = new(BatchSize);
    private bool _isFailing;
    private bool _isExpiring;

    /// <summary>Writes until the queue is complete and empty. What is left when it is told to stop is counted as dropped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var file = new SqliteInteractionLogFile(path, retention, time);
        try
        {
            TryOpen(file);
            while (await queue.WaitToReadAsync(stop))
            {
                TakeBatch();
                await WriteUntilDoneAsync(file, stop);
                var isExpiry = _batch.Exists(entry => entry is InteractionLogEntry.Expiry);
                EndBatch();
                Expire(file, isExpiry, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            DropAll();
        }

        drops.Tell(atOnce: true);
    }

    /// <summary>Opens the file before the first record, so that a fault shows when the service starts.</summary>
    private void TryOpen(SqliteInteractionLogFile file)
    {
        try
        {
            file.Open();
        }
        catch (Exception fault)
        {
            Recover(file, fault);
        }
    }

    /// <summary>Goes on emptying what was kept long enough, a little after each batch and on its own while nothing waits. A fault puts it off to the next hour.</summary>
    private void Expire(SqliteInteractionLogFile file, bool begin, CancellationToken stop)
    {
        try
        {
            if (begin)
            {
                file.BeginExpiry();
                _isExpiring = true;
            }

            while (_isExpiring && !stop.IsCancellationRequested && !queue.Completion.IsCompleted && !queue.TryPeek(out _))
            {
                _isExpiring = file.Expire();
            }
        }
        catch (Exception fault)
        {
            _isExpiring = false;
            Recover(file, fault);
        }
    }

    /// <summary>Takes what waits, up to a flush: that is completed before later records are written.</summary>
    private void TakeBatch()
    {
        while (_batch.Count < BatchSize && queue.TryRead(out var entry))
        {
            _batch.Add(entry);
            if (entry is InteractionLogEntry.Flush)
            {
                return;
            }
        }
    }

    private async Task WriteUntilDoneAsync(SqliteInteractionLogFile file, CancellationToken stop)
    {
        var oneByOne = false;
        for (var pause = ShortestPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                Write(file, oneByOne);
                TellRecovery();
                return;
            }
            catch (Exception fault) when (IsOfARecord(fault) && !oneByOne)
            {
                oneByOne = true;
            }
            catch (Exception fault)
            {
                Recover(file, fault);
                await Task.Delay(pause, time, stop);
            }
        }
    }

    private void Write(SqliteInteractionLogFile file, bool oneByOne)
    {
        if (!oneByOne)
        {
            file.Write(_batch);
            return;
        }

        // In order, so that feedback comes after its interaction. Writing a record twice changes nothing.
        for (var i = 0; i < _batch.Count; i++)
        {
            try
            {
                file.Write([_batch[i]]);
            }
            catch (Exception fault) when (IsOfARecord(fault))
            {
                Log.Unwritable(logger, path, fault.GetType().Name, fault.Message);
                _batch.RemoveAt(i--);
                drops.Add(1);
            }
        }
    }

    /// <summary>Whether a record is to blame, so that trying again would not help.</summary>
    private static bool IsOfARecord(Exception fault) =>
        fault is SqliteException { SqliteErrorCode: raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH or raw.SQLITE_TOOBIG } or ArgumentException or NotSupportedException;

    /// <summary>Makes the next try a fresh one; a damaged file is set aside.</summary>
    private void Recover(SqliteInteractionLogFile file, Exception fault)
    {
        try
        {
            if (SqliteInteractionLogFile.IsDamage(fault))
            {
                Log.SetAside(logger, path, file.SetAside(), fault.Message);
                return;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            fault = e;
        }

        file.Close();
        _isFailing = true;
        if (_minute.TryEnter())
        {
            Log.Failing(logger, path, fault.Message);
        }
    }

    private void TellRecovery()
    {
        if (_isFailing)
        {
            _isFailing = false;
            Log.Recovered(logger, path);
        }
    }

    private void EndBatch()
    {
        foreach (var entry in _batch)
        {
            (entry as InteractionLogEntry.Flush)?.Done.TrySetResult();
        }

        _batch.Clear();
        drops.Tell(atOnce: false);
    }

    private void DropAll()
    {
        do
        {
            drops.Add(_batch.Count(entry => entry is InteractionLogEntry.Asked or InteractionLogEntry.Rated or InteractionLogEntry.Forgotten));
            EndBatch();
            TakeBatch();
        }
        while (_batch.Count > 0);
    }

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Warning, "The interaction log {Path} cannot be written; it is tried again while the queue holds, and answering goes on. Check the file, its folder and the disk. {Reason}")]
        public static partial void Failing(ILogger logger, string path, string reason);

        [LoggerMessage(3, LogLevel.Information, "The interaction log {Path} can be written again.")]
        public static partial void Recovered(ILogger logger, string path);

        [LoggerMessage(4, LogLevel.Error, "The interaction log {Path} is damaged. It was set aside as {Aside}, and a new one is begun. {Reason}")]
        public static partial void SetAside(ILogger logger, string path, string aside, string reason);

        [LoggerMessage(5, LogLevel.Error, "A record that the interaction log {Path} does not take was dropped. {Fault}: {Reason}")]
        public static partial void Unwritable(ILogger logger, string path, string fault, string reason);
    }
}
