namespace DocsBot.Ingestion.Sources;

/// <summary>A source cannot be read at all. The message is for the operator: which source, what is wrong, what to do.</summary>
public sealed class SourceUnavailableException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which source, what is wrong, how to mend it.</param>
    /// <param name="innerException">The fault below, if there is one.</param>
    public SourceUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
