namespace DocsBot.Providers.OpenAI;

/// <summary>Whether requests go to a provider.</summary>
public enum ModelCircuitState
{
    /// <summary>They do.</summary>
    Closed,

    /// <summary>They do not: it failed too often.</summary>
    Open,

    /// <summary>One does, to see whether it works again.</summary>
    HalfOpen,
}
