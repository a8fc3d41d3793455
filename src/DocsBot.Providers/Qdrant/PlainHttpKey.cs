namespace DocsBot.Providers.Qdrant;

/// <summary>What is done with a key that would be sent over plain http to a public address.</summary>
public enum PlainHttpKey
{
    /// <summary>The configuration is refused.</summary>
    Refuse,

    /// <summary>The key is sent.</summary>
    Allow,
}
