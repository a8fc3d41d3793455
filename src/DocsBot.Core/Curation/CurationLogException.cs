namespace DocsBot.Core.Curation;

/// <summary>Accepted answers and reviews cannot be read or written. The message is for the operator: which log, what is wrong with it, what to do.</summary>
public sealed class CurationLogException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which log, what is wrong, what to do.</param>
    /// <param name="innerException">The fault below.</param>
    public CurationLogException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
