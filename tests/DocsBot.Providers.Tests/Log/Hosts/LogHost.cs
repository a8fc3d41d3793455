using DocsBot.Providers.Log;

namespace DocsBot.Providers.Tests.Log.Hosts;

/// <summary>A place for a new log, of one of the two databases; gone after the test.</summary>
internal abstract class LogHost : IAsyncDisposable
{
    /// <summary>A folder of the test's own, for what is written beside the log.</summary>
    public TemporaryFolder Folder { get; } = new();

    /// <summary>Where the log is.</summary>
    public abstract InteractionLogOptions Options { get; }

    /// <summary>The log for reading.</summary>
    public LogDatabase Database => LogDatabase.Of(Options);

    /// <summary>Its rows.</summary>
    public LogRows Rows => new(Database);

    /// <summary>Starts a service's log.</summary>
    public InteractionLog Open(RetentionOptions? retention = null, RecordingLogger<InteractionLog>? told = null, TimeProvider? time = null) =>
        new(Options, time ?? TimeProvider.System, told ?? new RecordingLogger<InteractionLog>(), retention);

    /// <summary>Keeps every writer waiting until it is disposed.</summary>
    public abstract Task<IAsyncDisposable> LockAsync();

    /// <summary>Runs a statement.</summary>
    public abstract Task ExecuteAsync(string sql);

    /// <summary>The columns of a table, in their order.</summary>
    public abstract Task<IReadOnlyList<HostColumn>> ColumnsAsync(string table);

    /// <summary>The tables.</summary>
    public abstract Task<IReadOnlyList<string>> TablesAsync();

    /// <inheritdoc />
    public virtual ValueTask DisposeAsync()
    {
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
