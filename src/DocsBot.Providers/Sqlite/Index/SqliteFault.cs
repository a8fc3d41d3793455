using DocsBot.Core.Retrieval;
using Microsoft.Data.Sqlite;

namespace DocsBot.Providers.Sqlite.Index;

/// <summary>Says what a fault of SQLite means for the index and what to run.</summary>
internal static class SqliteFault
{
    public const string Run = "Run the ingestion again (dotnet run --project ingest/DocsBot.Ingest -- --source PATH)";

    public const string Mend = Run + "; it sets the damaged file aside and rebuilds the index";

    // https://www.sqlite.org/rescode.html
    private const int Busy = 5;
    private const int Locked = 6;
    private const int NoMemory = 7;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    public const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>Whether the same may go well the next time: the file was busy or could not be reached, which does not say that its content is damaged.</summary>
    public static bool MayPass(IndexUnavailableException e) => e.InnerException switch
    {
        SqliteException fault => fault.SqliteErrorCode is Busy or Locked or NoMemory or InputOutput or CannotOpen,
        IOException or UnauthorizedAccessException => true,
        _ => false,
    };

    public static IndexUnavailableException Explain(SqliteException e, string file) => new(
        e.SqliteErrorCode switch
        {
            Corrupt or NotADatabase => $"The index file {file} is damaged ({e.Message}). {Mend}.",
            Full => $"The disk of the index file {file} is full. Free some space and run the ingestion again; it goes on where it stopped.",
            ReadOnly => $"The index file {file} cannot be written. Give this user write access to its folder.",
            CannotOpen => $"The index file {file} cannot be opened ({e.Message}). Check that it exists and that this user may read it.",
            Busy or Locked => $"The index file {file} is locked by another program. Close it there and try again.",
            InputOutput => $"The index file {file} could not be read or written ({e.Message}). Check the disk, then run the ingestion again.",
            _ => $"The index file {file} cannot be used ({e.Message}). {Mend}.",
        },
        e);
}
