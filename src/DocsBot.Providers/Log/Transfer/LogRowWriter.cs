namespace DocsBot.Providers.Log.Transfer;

/// <summary>Writes rows in a format.</summary>
internal abstract class LogRowWriter
{
    /// <summary>Whether rows of any table go into it, and not of one.</summary>
    public abstract bool TakesAllTables { get; }

    /// <summary>Writes what comes before the rows.</summary>
    public abstract Task BeginAsync(LogTable table);

    /// <summary>Writes a row.</summary>
    public abstract Task WriteAsync(LogTable table, object?[] row);
}
