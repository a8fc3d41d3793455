namespace DocsBot.Conformance.Commands;

/// <summary>What the program ends with.</summary>
internal static class ExitCodes
{
    public const int Passed = 0;

    /// <summary>A case failed, or a server that was asked for cannot be reached.</summary>
    public const int Failed = 1;

    public const int WrongUsage = 2;

    /// <summary>Stopped by Ctrl+C, after cleaning up.</summary>
    public const int Stopped = 130;
}
