namespace DocsBot.Providers.Log;

/// <summary>The interaction log cannot be used. The message is for the operator: which log, what is wrong with it, what to do.</summary>
public sealed class InteractionLogException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which log, what is wrong, what to do.</param>
    /// <param name="innerException">The fault below, if there is one.</param>
    public InteractionLogException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the log is of an earlier build, and its writer has only to bring it up to date.</summary>
    public bool IsOutdated { get; init; }
}
