namespace DocsBot.Providers.Log.Transfer;

/// <summary>
/// Reads what <see cref="LogExport"/> wrote into a log, also while services write it. What is there already stays as it is, so that an import may be run again.
/// Lines that are wrong are left out and told.
/// </summary>
public sealed class LogImport : IAsyncDisposable
{
    private const int RowsAtOnce = 1_000;

    /// <summary>A service that writes the same log holds it for moments; who holds it longer is told.</summary>
    private const int Tries = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly LogDatabase _log;
    private readonly LogStorage _storage;
    private readonly TimeProvider _time;
    private readonly Dictionary<LogTable, List<object?[]>> _waiting = LogTables.All.ToDictionary(table => table, _ => new List<object?[]>());
    private long _interactions;
    private long _newInteractions;
    private long _others;
    private long _newOthers;
    private long _faults;

    private LogImport(LogDatabase log, TimeProvider time)
    {
        (_log, _storage, _time) = (log, log.OpenStorage(new RetentionOptions(), time), time);
    }

    /// <summary>Imports the lines of a stream.</summary>
    /// <param name="log">The log; it is created when it is missing.</param>
    /// <param name="input">The lines, as UTF-8.</param>
    /// <param name="tell">Told of each line that is wrong; null for nobody.</param>
    /// <param name="isDryRun">Checks the lines and leaves the log alone.</param>
    /// <param name="time">The clock of pauses.</param>
    /// <param name="cancellationToken">Stops it between batches; what was written stays.</param>
    /// <exception cref="InteractionLogException">The log cannot be written.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static async Task<LogImportResult> RunAsync(LogDatabase log, Stream input, Action<LogImportFault>? tell, bool isDryRun, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(time);
        await using var import = new LogImport(log, time);
        await foreach (var (number, line) in BoundedLines.ReadAsync(input, cancellationToken))
        {
            if (import.Read(number, line) is { } fault)
            {
                tell?.Invoke(fault);
            }

            if (import._waiting[LogTables.Interactions].Count >= RowsAtOnce || import._waiting[LogTables.Pinned].Count >= RowsAtOnce)
            {
                await import.WriteAsync(isDryRun, cancellationToken);
            }
        }

        await import.WriteAsync(isDryRun, cancellationToken);
        return new LogImportResult(import._interactions, import._newInteractions, import._others, import._newOthers, import._faults);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    private LogImportFault? Read(long number, ReadOnlyMemory<byte>? line)
    {
        try
        {
            var (table, row) = LogLine.Read(line ?? throw new FormatException("is longer than 32 MB"));
            _waiting[table].Add(row);
            return null;
        }
        catch (FormatException e)
        {
            _faults++;
            return new LogImportFault(number, e.Message);
        }
    }

    private async Task WriteAsync(bool isDryRun, CancellationToken cancellationToken)
    {
        foreach (var table in LogTables.All)
        {
            var rows = _waiting[table];
            var added = rows.Count == 0 || isDryRun ? 0 : await WriteAsync(table, rows, cancellationToken);
            if (table == LogTables.Interactions)
            {
                (_interactions, _newInteractions) = (_interactions + rows.Count, _newInteractions + added);
            }
            else
            {
                (_others, _newOthers) = (_others + rows.Count, _newOthers + added);
            }

            rows.Clear();
        }
    }

    private async Task<int> WriteAsync(LogTable table, List<object?[]> rows, CancellationToken cancellationToken)
    {
        for (var i = 1; ; i++)
        {
            try
            {
                return await _storage.WriteRowsAsync(table, rows, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException and not InteractionLogException)
            {
                await _storage.CloseAsync();
                if (i == Tries || _storage.Classify(e) != LogFault.Passing)
                {
                    throw new InteractionLogException($"The interaction log {_log.Name} cannot be written: {e.Message} {_storage.Remedy}", e);
                }

                await Task.Delay(Pause, _time, cancellationToken);
            }
        }
    }
}
