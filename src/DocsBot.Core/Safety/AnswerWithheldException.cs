namespace DocsBot.Core.Safety;

/// <summary>A model gave the secrets of its prompt away, so that its answer is not shown.</summary>
public sealed class AnswerWithheldException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which model, and what it gave away; never the secret itself.</param>
    public AnswerWithheldException(string message)
        : base(message)
    {
    }
}
