using DocsBot.Core.Interactions;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.Sqlite;

/// <summary>The interaction log in one SQLite file, written in the background from a bounded queue. Disposing writes what still waits.</summary>
public sealed class SqliteInteractionLog : IInteractionLog, IAsyncDisposable
{
    /// <summary>Creates the log and starts its writer.</summary>
    /// <param name="options">Where it is and how much may wait.</param>
    /// <param name="time">The clock of waits and of what the application log is told.</param>
    /// <param name="logger">Where drops and recoveries are told, without any question's text.</param>
    public SqliteInteractionLog(InteractionLogOptions options, TimeProvider time, ILogger<SqliteInteractionLog> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(logger);
    }

    /// <inheritdoc />
    public long Dropped => 0;

    /// <inheritdoc />
    public void Record(Interaction interaction) => throw new NotSupportedException("The log lands with the next commit.");

    /// <inheritdoc />
    public void Record(Feedback feedback) => throw new NotSupportedException("The log lands with the next commit.");

    /// <inheritdoc />
    public Task FlushAsync(CancellationToken cancellationToken) => throw new NotSupportedException("The log lands with the next commit.");

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
