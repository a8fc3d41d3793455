using System.Threading.Channels;
using DocsBot.Core.Interactions;
using DocsBot.Providers.Log;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.Sqlite.Log;

/// <summary>
/// The interaction log in one SQLite file, written in the background from a bounded queue. A file that cannot be written is tried again while the queue
/// holds; a damaged one is set aside and a new one begun. Disposing writes what still waits, within <see cref="InteractionLogOptions.FlushTimeout"/>.
/// </summary>
public sealed class SqliteInteractionLog : IInteractionLog, IAsyncDisposable
{
    // Longer than one write can wait for a lock: a file that hangs beyond it is left behind.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan ExpireEvery = TimeSpan.FromHours(1);

    private readonly InteractionLogOptions _options;
    private readonly TimeProvider _time;
    private readonly Channel<InteractionLogEntry> _queue;
    private readonly CancellationTokenSource _stop;
    private readonly InteractionLogDrops _drops;
    private readonly Task _writing;
    private readonly ITimer _hourly;
    private int _disposed;

    /// <summary>Creates the log and starts its writer, which creates the file.</summary>
    /// <param name="options">Where it is and how much may wait.</param>
    /// <param name="time">The clock of waits and of what the application log is told.</param>
    /// <param name="logger">Where drops and recoveries are told, without any question's text.</param>
    /// <param name="retention">How long it keeps what; null for ever.</param>
    public SqliteInteractionLog(InteractionLogOptions options, TimeProvider time, ILogger<SqliteInteractionLog> logger, RetentionOptions? retention = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(logger);

        _options = options;
        _time = time;
        _queue = Channel.CreateBounded<InteractionLogEntry>(new BoundedChannelOptions(options.QueueCapacity) { SingleReader = true });
        _stop = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _drops = new InteractionLogDrops(time, logger);
        var writer = new SqliteInteractionLogWriter(Path.GetFullPath(options.Path), _queue.Reader, _drops, new SqliteInteractionLogRetention(retention ?? new RetentionOptions(), time), time, logger);
        _writing = Task.Run(() => writer.RunAsync(_stop.Token), CancellationToken.None);
        _hourly = time.CreateTimer(_ => _queue.Writer.TryWrite(new InteractionLogEntry.Expiry()), state: null, TimeSpan.Zero, ExpireEvery);
    }

    /// <inheritdoc />
    public long Dropped => _drops.Count;

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
        return _queue.Writer.TryWrite(new InteractionLogEntry.Forgotten(conversationId));
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
        }
        catch (TimeoutException)
        {
            // The writer hangs in the file system. It is left to end with the process; what it holds is lost.
        }
    }

    private void Enqueue(InteractionLogEntry entry)
    {
        if (!_queue.Writer.TryWrite(entry))
        {
            _drops.Add(1);
        }
    }
}
