namespace DocsBot.Providers.Configuration;

/// <summary>The configuration is wrong. The message names the key, the value and how to mend it.</summary>
public sealed class ConfigurationException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which key, what is wrong with it, what to set.</param>
    /// <param name="innerException">The fault below, if there is one.</param>
    public ConfigurationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
