namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>The Lab's file of evaluations cannot be used, or does not hold what was asked for. The message says which file and how to go on.</summary>
public sealed class EvaluationStoreException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which file, what is wrong, and how to mend it.</param>
    /// <param name="innerException">The fault below, if there is one.</param>
    public EvaluationStoreException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
