namespace DocsBot.Core.Routing;

/// <summary>The log that experiments are judged by cannot be used. The message is for the operator: which file, what is wrong, what to do.</summary>
public sealed class ExperimentLogException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which file, what is wrong, what to do.</param>
    /// <param name="innerException">The fault below, if there is one.</param>
    public ExperimentLogException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
