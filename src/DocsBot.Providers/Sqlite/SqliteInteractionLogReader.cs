namespace DocsBot.Providers.Sqlite;

/// <summary>Reads an interaction log, also while a service writes it. A log that is not there yet is empty.</summary>
public sealed class SqliteInteractionLogReader
{
    private readonly string _path;

    /// <summary>Creates the reader; the file is opened when it is read.</summary>
    /// <param name="path">The log's file.</param>
    public SqliteInteractionLogReader(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
    }

    /// <summary>The interaction with this id, or null.</summary>
    public Task<InteractionRecord?> FindAsync(string id, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"Reading {_path} lands with the next commit.");

    /// <summary>Every interaction, the newest first.</summary>
    public IAsyncEnumerable<InteractionRecord> NewestAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException($"Reading {_path} lands with the next commit.");
}
