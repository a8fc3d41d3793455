namespace DocsBot.Ingest;

/// <summary>How the job ends, for scripts.</summary>
internal static class ExitCodes
{
    /// <summary>Every page is in the index.</summary>
    public const int Ok = 0;

    /// <summary>Some pages failed; the others are in the index.</summary>
    public const int SomePagesFailed = 1;

    /// <summary>The command line is wrong, or names a source that cannot be read.</summary>
    public const int WrongUsage = 2;

    /// <summary>The index cannot be used: damaged, out of reach, or held by another ingestion.</summary>
    public const int IndexUnavailable = 3;

    /// <summary>The doctor found something wrong.</summary>
    public const int SomethingWrong = 4;

    /// <summary>The embedding model cannot be used; the draft keeps what it embedded.</summary>
    public const int ModelUnavailable = 5;

    /// <summary>Stopped by Ctrl+C; the shell's own number for it.</summary>
    public const int Stopped = 130;
}
