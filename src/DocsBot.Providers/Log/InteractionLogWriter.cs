using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.Log;

/// <summary>The log's one writer in this process: takes batches from the queue and writes each in a transaction, again and again until it is written.</summary>
internal sealed partial class InteractionLogWriter(
    LogStorage storage,
    ChannelReader<InteractionLogEntry> queue,
    InteractionLogDrops drops,
    RunCounters counters,
    TimeProvider time,
    ILogger logger)
{
    private const int BatchSize = 256;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private readonly OncePerMinute _minute = new(time);
    private readonly List<InteractionLogEntry> _batch = new(BatchSize);
    private volatile bool _isFailing;
    private bool _isExpiring;

    /// <summary>Whether the last try to write failed. May be asked by any thread.</summary>
    public bool IsFailing => _isFailing;

    /// <summary>Writes until the queue is complete and empty. What is left when it is told to stop is counted as dropped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await TryOpenAsync(stop);
            while (await queue.WaitToReadAsync(stop))
            {
                TakeBatch();
                await WriteUntilDoneAsync(stop);
                var isExpiry = _batch.Exists(entry => entry is InteractionLogEntry.Expiry);
                EndBatch();
                await ExpireAsync(isExpiry, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            DropAll();
        }

        await storage.DisposeAsync();
        drops.Tell(atOnce: true);
    }

    /// <summary>Opens the log before the first record, so that a fault shows when the service starts.</summary>
    private async Task TryOpenAsync(CancellationToken stop)
    {
        try
        {
            await storage.OpenAsync(stop);
        }
        catch (Exception fault) when (!IsStop(fault, stop))
        {
            await RecoverAsync(fault);
        }
    }

    /// <summary>Goes on emptying what was kept long enough, a little after each batch and on its own while nothing waits. A fault puts it off to the next hour.</summary>
    private async Task ExpireAsync(bool begin, CancellationToken stop)
    {
        try
        {
            if (begin)
            {
                storage.BeginExpiry();
                _isExpiring = true;
            }

            while (_isExpiring && !stop.IsCancellationRequested && !queue.Completion.IsCompleted && !queue.TryPeek(out _))
            {
                _isExpiring = await storage.ExpireAsync(stop);
            }
        }
        catch (Exception fault) when (!IsStop(fault, stop))
        {
            _isExpiring = false;
            await RecoverAsync(fault);
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

    private async Task WriteUntilDoneAsync(CancellationToken stop)
    {
        var oneByOne = false;
        for (var pause = ShortestPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await WriteAsync(oneByOne, stop);
                counters.Write(Records());
                TellRecovery();
                return;
            }
            catch (Exception fault) when (!oneByOne && storage.Classify(fault) == LogFault.OfARecord)
            {
                oneByOne = true;
            }
            catch (Exception fault) when (!IsStop(fault, stop))
            {
                await RecoverAsync(fault);
                await Task.Delay(pause, time, stop);
            }
        }
    }

    private async Task WriteAsync(bool oneByOne, CancellationToken stop)
    {
        if (!oneByOne)
        {
            await storage.WriteAsync(_batch, stop);
            return;
        }

        // In order, so that feedback comes after its interaction. Writing a record twice changes nothing.
        for (var i = 0; i < _batch.Count; i++)
        {
            try
            {
                await storage.WriteAsync([_batch[i]], stop);
            }
            catch (Exception fault) when (storage.Classify(fault) == LogFault.OfARecord)
            {
                Log.Unwritable(logger, storage.Name, fault.GetType().Name, fault.Message);
                _batch.RemoveAt(i--);
                drops.Add(1);
            }
        }
    }

    /// <summary>Makes the next try a fresh one; what is damaged is set aside.</summary>
    private async Task RecoverAsync(Exception fault)
    {
        try
        {
            if (storage.Classify(fault) == LogFault.Damage)
            {
                Log.SetAside(logger, storage.Name, await storage.SetAsideAsync(), fault.Message);
                return;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            fault = e;
        }

        await storage.CloseAsync();
        _isFailing = true;
        if (_minute.TryEnter())
        {
            Log.Failing(logger, storage.Name, storage.Remedy, fault.Message);
        }
    }

    private void TellRecovery()
    {
        if (_isFailing)
        {
            _isFailing = false;
            Log.Recovered(logger, storage.Name);
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
            drops.Add(Records());
            EndBatch();
            TakeBatch();
        }
        while (_batch.Count > 0);
    }

    private static bool IsStop(Exception fault, CancellationToken stop) => fault is OperationCanceledException && stop.IsCancellationRequested;

    private int Records() => _batch.Count(entry => entry is InteractionLogEntry.Asked or InteractionLogEntry.Rated or InteractionLogEntry.Forgotten);

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Warning, "The interaction log {Name} cannot be written; it is tried again while the queue holds, and answering goes on. {Remedy} {Reason}")]
        public static partial void Failing(ILogger logger, string name, string remedy, string reason);

        [LoggerMessage(3, LogLevel.Information, "The interaction log {Name} can be written again.")]
        public static partial void Recovered(ILogger logger, string name);

        [LoggerMessage(4, LogLevel.Error, "The interaction log {Name} is damaged. It was set aside as {Aside}, and a new one is begun. {Reason}")]
        public static partial void SetAside(ILogger logger, string name, string aside, string reason);

        [LoggerMessage(5, LogLevel.Error, "A record that the interaction log {Name} does not take was dropped. {Fault}: {Reason}")]
        public static partial void Unwritable(ILogger logger, string name, string fault, string reason);
    }
}
