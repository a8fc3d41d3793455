namespace DocsBot.Core.Prompts;

/// <summary>A prompt file or a rendered prompt is wrong. The message names the file or template, the place and what to change.</summary>
public sealed class PromptException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which template, where, what to change.</param>
    /// <param name="innerException">The fault below, if there is one.</param>
    public PromptException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
