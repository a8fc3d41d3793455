namespace DocsBot.Providers.Qdrant;

/// <summary>How vectors are kept in memory.</summary>
public enum VectorQuantization
{
    /// <summary>As they are, four bytes a component.</summary>
    None,

    /// <summary>One byte a component; the best are rescored with the original.</summary>
    Int8,
}
