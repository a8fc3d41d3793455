using System.Data.Common;
using Dapper;
using DocsBot.Core.Interactions;

namespace DocsBot.Providers.Log;

/// <summary>
/// The log as its one writer in this process sees it: a database that is opened and migrated when it is needed, and opened again after a fault. What the two
/// databases do alike is here, what they do not is abstract. Not safe for two calls at once.
/// </summary>
/// <param name="retention">What is emptied when.</param>
internal abstract class LogStorage(LogRetention retention) : IAsyncDisposable
{
    private const string UpdateFeedback = """
        UPDATE interactions SET helpful = @Helpful, comment = @Comment, feedback_at = @GivenAt, signals = (signals & ~@ThumbsDown) | (@ThumbsDown * (1 - @Helpful))
        WHERE id = @InteractionId AND conversation_id = @ConversationId
        """;

    /// <summary>The row before, of the same conversation, was no help: its question is asked again.</summary>
    private const string MarkRephrased = """
        UPDATE interactions SET signals = signals | @Rephrased
        WHERE id = (SELECT id FROM interactions WHERE conversation_id = @ConversationId AND (asked_at, id) < (@AskedAt, @Id) ORDER BY asked_at DESC, id DESC LIMIT 1)
        """;

    private readonly RecentKeys _pinned = new(capacity: 10_000);
    private DbConnection? _connection;

    /// <summary>The file, or the server and its database, for messages.</summary>
    public abstract string Name { get; }

    /// <summary>What an operator checks when it cannot be written.</summary>
    public abstract string Remedy { get; }

    /// <summary>What a fault means.</summary>
    public abstract LogFault Classify(Exception fault);

    /// <summary>Puts what is damaged out of the way, so that a new log can be begun.</summary>
    /// <returns>Where it is now.</returns>
    public abstract Task<string> SetAsideAsync();

    /// <summary>Opens the log, and brings its schema up to date; one that is missing is created, also when it went missing while it was open.</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        if (_connection is not null && IsUsable(_connection))
        {
            return _connection;
        }

        await CloseAsync();
        return _connection = await ConnectAsync(cancellationToken);
    }

    /// <summary>Writes entries in order and in one transaction: all of them or none. Writing them twice changes nothing.</summary>
    public async Task WriteAsync(IReadOnlyList<InteractionLogEntry> entries, CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken);
        var pinned = PinnedIn(entries);
        await using var transaction = await BeginAsync(connection, cancellationToken);
        await InsertAsync(LogTables.Pinned, [.. pinned.Select(LogTables.Pinned.ValuesOf)], transaction, cancellationToken);
        var asked = new List<Interaction>();
        foreach (var entry in entries)
        {
            if (entry is InteractionLogEntry.Asked question)
            {
                asked.Add(question.Interaction);
                continue;
            }

            await InsertAsync(asked, transaction, cancellationToken);
            asked.Clear();
            await ApplyAsync(entry, transaction, cancellationToken);
        }

        await InsertAsync(asked, transaction, cancellationToken);
        await CommitAsync(transaction, cancellationToken);
        pinned.ForEach(text => _pinned.Add(text.Sha256));
        if (entries.Any(entry => entry is InteractionLogEntry.Forgotten))
        {
            await ClearAsync();
        }
    }

    /// <summary>Writes rows of a table in one transaction; those whose key is there already stay as they are.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">Values in the order of its columns.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>How many were new.</returns>
    public async Task<int> WriteRowsAsync(LogTable table, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken);
        await using var transaction = await BeginAsync(connection, cancellationToken);
        var written = await InsertAsync(table, rows, transaction, cancellationToken);
        await CommitAsync(transaction, cancellationToken);
        return written;
    }

    /// <summary>Does a piece of work in one transaction, while nobody else writes.</summary>
    /// <param name="work">Reads and writes in the transaction.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken);
        await using var transaction = await BeginAsync(connection, cancellationToken);
        var result = await work(transaction);
        await CommitAsync(transaction, cancellationToken);
        return result;
    }

    /// <summary>Begins to empty what was kept long enough.</summary>
    public void BeginExpiry() => retention.Begin();

    /// <summary>Empties some of what was kept long enough, in a transaction of its own; false when all of it is.</summary>
    public async Task<bool> ExpireAsync(CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken);
        await using var transaction = await BeginAsync(connection, cancellationToken);
        var isMore = await retention.ExpireAsync(transaction, cancellationToken);
        await CommitAsync(transaction, cancellationToken);
        retention.Confirm();
        if (!isMore)
        {
            await ClearAsync();
        }

        return isMore;
    }

    /// <summary>Closes the log; the next use opens it again.</summary>
    public async ValueTask CloseAsync()
    {
        // What comes next may be another log, which does not hold the texts of this one.
        _pinned.Clear();
        if (_connection is not null)
        {
            var connection = _connection;
            _connection = null;
            await LeaveAsync(connection);
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => CloseAsync();

    /// <summary>Opens a connection to the log, and brings its schema up to date.</summary>
    protected abstract Task<DbConnection> ConnectAsync(CancellationToken cancellationToken);

    /// <summary>Whether an open connection still leads to the log.</summary>
    protected abstract bool IsUsable(DbConnection connection);

    /// <summary>Begins a transaction that writes: one at a time, in all processes that share the log.</summary>
    protected abstract Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Commits it.</summary>
    protected virtual Task CommitAsync(DbTransaction transaction, CancellationToken cancellationToken) => transaction.CommitAsync(cancellationToken);

    /// <summary>Inserts rows whose keys are not there yet.</summary>
    /// <returns>How many were new.</returns>
    protected abstract Task<int> InsertAsync(LogTable table, IReadOnlyList<object?[]> rows, DbTransaction transaction, CancellationToken cancellationToken);

    /// <summary>A text as the database takes it.</summary>
    protected abstract string? Clean(string? text);

    /// <summary>Does what the database needs for what was deleted to be gone from its disk; nothing where it cannot be told to.</summary>
    protected abstract Task ClearAsync();

    /// <summary>Disposes what hangs on a connection, and the connection itself.</summary>
    protected virtual ValueTask LeaveAsync(DbConnection connection) => connection.DisposeAsync();

    /// <summary>The texts of a batch that this process did not pin lately, each once and in the order of their keys: replicas then never wait for each other in a circle.</summary>
    private List<PinnedText> PinnedIn(IReadOnlyList<InteractionLogEntry> entries) =>
    [
        .. entries.OfType<InteractionLogEntry.Asked>()
            .SelectMany(entry => entry.Interaction.Pinned)
            .Where(text => !_pinned.Contains(text.Sha256))
            .DistinctBy(text => text.Sha256, StringComparer.Ordinal)
            .OrderBy(text => text.Sha256, StringComparer.Ordinal),
    ];

    private async Task InsertAsync(List<Interaction> asked, DbTransaction transaction, CancellationToken cancellationToken)
    {
        if (asked.Count == 0)
        {
            return;
        }

        await InsertAsync(LogTables.Interactions, [.. asked.Select(one => LogTables.Interactions.ValuesOf(InteractionRow.From(one)))], transaction, cancellationToken);
        foreach (var again in asked.Where(one => one.RepeatsLast))
        {
            await ExecuteAsync(MarkRephrased, new { Rephrased = (long)FailureSignal.Rephrased, ConversationId = Clean(again.ConversationId), AskedAt = InteractionRow.ToText(again.AskedAt), again.Id }, transaction, cancellationToken);
        }
    }

    private Task ApplyAsync(InteractionLogEntry entry, DbTransaction transaction, CancellationToken cancellationToken) => entry switch
    {
        InteractionLogEntry.Rated rated => ExecuteAsync(UpdateFeedback, Parameters(rated.Feedback), transaction, cancellationToken),
        InteractionLogEntry.Forgotten forgotten => ExecuteAsync("DELETE FROM interactions WHERE conversation_id = @ConversationId", new { ConversationId = Clean(forgotten.ConversationId) }, transaction, cancellationToken),
        _ => Task.CompletedTask,
    };

    private static Task<int> ExecuteAsync(string sql, object parameters, DbTransaction transaction, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellationToken));

    private object Parameters(Feedback feedback) => new
    {
        InteractionId = Clean(feedback.InteractionId),
        ConversationId = Clean(feedback.ConversationId),
        Helpful = feedback.Helpful ? 1L : 0L,
        Comment = Clean(feedback.Comment),
        GivenAt = InteractionRow.ToText(feedback.GivenAt),
        ThumbsDown = (long)FailureSignal.ThumbsDown,
    };
}
