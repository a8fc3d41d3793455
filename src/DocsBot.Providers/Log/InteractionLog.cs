using System.Threading.Channels;
using DocsBot.Core.Interactions;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.Log;

/// <summary>
/// The interaction log, written in the background from a bounded queue into an SQLite file or a PostgreSQL database. While it cannot be written it is tried
/// again, and the queue holds; a damaged file is set aside and a new one begun. Disposing writes what still waits, within
/// <see cref="InteractionLogOptions.FlushTimeout"/>. What a process that was killed had not written yet is told by the next one.
/// </summary>
public sealed partial class InteractionLog : IInteractionLog, IAsyncDisposable
{
    // Longer than one write can wait for a lock: a log that hangs beyond it is left behind.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan ExpireEvery = TimeSpan.FromHours(1);

    private readonly InteractionLogOptions _options;
    private readonly TimeProvider _time;
    private readonly Channel<InteractionLogEntry> _queue;
    private readonly CancellationTokenSource _stop;
    private readonly RunCounters _counters;
    private readonly InteractionLogDrops _drops;
    private readonly InteractionLogWriter _writer;
    private readonly Task _writing;
    private readonly ITimer _hourly;
    private int _disposed;

    /// <summary>Creates the log and starts its writer, which creates the file or the tables.</summary>
    /// <param name="options">Where it is and how much may wait.</param>
    /// <param name="time">The clock of waits and of what the application log is told.</param>
    /// <param name="logger">Where drops, losses and recoveries are told, without any question's text.</param>
    /// <param name="retention">How long it keeps what; null for ever.</param>
    /// <exception cref="InteractionLogException">The connection string of the options is none.</exception>
    public InteractionLog(InteractionLogOptions options, TimeProvider time, ILogger<InteractionLog> logger, RetentionOptions? retention = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(logger);

        _options = options;
        _time = time;
        _queue = Channel.CreateBounded<InteractionLogEntry>(new BoundedChannelOptions(options.QueueCapacity) { SingleReader = true });
        _stop = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _counters = RunCounters.Begin(Path.GetFullPath(options.Path), time);
        _drops = new InteractionLogDrops(time, logger, _counters);
        TellLosses(logger);
        _writer = new InteractionLogWriter(LogDatabase.Of(options).OpenStorage(retention ?? new RetentionOptions(), time), _queue.Reader, _drops, _counters, time, logger);
        _writing = Task.Run(() => _writer.RunAsync(_stop.Token), CancellationToken.None);
        _hourly = time.CreateTimer(_ => _queue.Writer.TryWrite(new InteractionLogEntry.Expiry()), state: null, TimeSpan.Zero, ExpireEvery);
    }

    /// <inheritdoc />
    public long Dropped => _drops.Count;

    /// <summary>How the log does, for the service's readiness.</summary>
    public InteractionLogStatus Status => new(!_writer.IsFailing, _queue.Reader.Count, Dropped, _counters.Lost.Sum(run => run.Lost));

    /// <inheritdoc />
    public void Record(Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        Enqueue(new InteractionLogEntry.Asked(interaction));
    }

    /// <inheritdoc />
    public void Record(Feedback feedback)
    {
        ArgumentNullException.ThrowIfNull(feedback);
        Enqueue(new InteractionLogEntry.Rated(feedback));
    }

    /// <inheritdoc />
    public bool Forget(string conversationId)
    {
        ArgumentException.ThrowIfNullOrEmpty(conversationId);
        if (TryEnqueue(new InteractionLogEntry.Forgotten(conversationId)))
        {
            return true;
        }

        _counters.Refuse();
        return false;
    }

    /// <inheritdoc />
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await _queue.Writer.WriteAsync(new InteractionLogEntry.Flush(done), cancellationToken);
        }
        catch (ChannelClosedException)
        {
            await _writing.WaitAsync(cancellationToken);
            return;
        }

        await done.Task.WaitAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        await _hourly.DisposeAsync();
        _queue.Writer.TryComplete();
        _stop.CancelAfter(_options.FlushTimeout);
        try
        {
            await _writing.WaitAsync(_options.FlushTimeout + Grace, _time);
            _stop.Dispose();
            _counters.End();
        }
        catch (TimeoutException)
        {
            // The writer hangs in the file system. It is left to end with the process; what it holds is lost, and told by the next process.
        }
    }

    private void Enqueue(InteractionLogEntry entry)
    {
        if (!TryEnqueue(entry))
        {
            _drops.Add(1);
        }
    }

    /// <summary>Counts before it enqueues: a process that is killed in between has lost the record.</summary>
    private bool TryEnqueue(InteractionLogEntry entry)
    {
        _counters.Accept();
        return _queue.Writer.TryWrite(entry);
    }

    private void TellLosses(ILogger logger)
    {
        foreach (var run in _counters.Lost.Where(run => run.Lost > 0))
        {
            Log.Lost(logger, run.StartedAt, run.Lost, run.Accepted, run.Written, run.Dropped);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(6, LogLevel.Warning, "The run of {StartedAt:yyyy-MM-ddTHH:mm:ssZ} ended without writing its queue: {Lost} records of the interaction log are lost. It had accepted {Accepted}, written {Written} and dropped {Dropped}.")]
        public static partial void Lost(ILogger logger, DateTimeOffset startedAt, long lost, long accepted, long written, long dropped);
    }
}
