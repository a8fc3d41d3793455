namespace DocsBot.Providers.Log;

/// <summary>Fills an interaction log with many interactions and their feedback at once, without a queue; no service writes to it meanwhile. Not safe for two calls at once.</summary>
public sealed class InteractionLogFill : IAsyncDisposable
{
    private readonly LogStorage _storage;

    /// <summary>Creates it; the log is opened, and created if it is missing, when it is first used.</summary>
    /// <param name="options">Which log.</param>
    /// <param name="time">The clock.</param>
    public InteractionLogFill(InteractionLogOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        _storage = LogDatabase.Of(options).OpenStorage(new RetentionOptions(), time);
    }

    /// <summary>Writes interactions in one transaction, with the texts they pin; those that are there already stay as they are.</summary>
    /// <returns>How many were new.</returns>
    public async Task<int> WriteAsync(IReadOnlyCollection<InteractionRecord> records, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(records);
        var pinned = records.SelectMany(record => record.Interaction.Pinned).DistinctBy(text => text.Sha256, StringComparer.Ordinal).ToList();
        if (pinned.Count > 0)
        {
            await _storage.WriteRowsAsync(LogTables.Pinned, [.. pinned.Select(LogTables.Pinned.ValuesOf)], cancellationToken);
        }

        return records.Count == 0 ? 0 : await _storage.WriteRowsAsync(LogTables.Interactions, [.. records.Select(record => LogTables.Interactions.ValuesOf(InteractionRow.From(record)))], cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _storage.DisposeAsync();
}
