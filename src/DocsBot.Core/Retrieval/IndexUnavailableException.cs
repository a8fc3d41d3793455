namespace DocsBot.Core.Retrieval;

/// <summary>The index cannot be used. The message is for the operator: which index, what is wrong with it, and what to run.</summary>
public sealed class IndexUnavailableException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which index, what is wrong, how to mend it.</param>
    /// <param name="innerException">The fault below, if there is one.</param>
    public IndexUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
