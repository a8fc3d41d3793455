namespace DocsBot.Providers.Log.Transfer;

/// <summary>How an export is written.</summary>
public enum LogExportFormat
{
    /// <summary>One JSON object a line, of every table that is not derived; <see cref="LogImport"/> reads it.</summary>
    Jsonl,

    /// <summary>The interactions as comma-separated values (RFC 4180), for spreadsheets.</summary>
    Csv,
}
