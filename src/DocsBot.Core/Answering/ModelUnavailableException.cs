namespace DocsBot.Core.Answering;

/// <summary>A model could not answer. The message is for the operator: which model at which host, what happened, what to check. It never holds a key.</summary>
public sealed class ModelUnavailableException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="failure">Why.</param>
    /// <param name="message">Which model, what happened, what to check.</param>
    /// <param name="innerException">The fault below, if there is one.</param>
    public ModelUnavailableException(ModelFailure failure, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Failure = failure;
    }

    /// <summary>Why.</summary>
    public ModelFailure Failure { get; }
}
