namespace DocsBot.Providers.Qdrant;

/// <summary>How many copies of a shard a read asks.</summary>
public enum ReadConsistency
{
    /// <summary>Any one.</summary>
    One,

    /// <summary>All; what most of them say is taken.</summary>
    Majority,

    /// <summary>More than half; what they agree on is taken.</summary>
    Quorum,

    /// <summary>All; what they agree on is taken.</summary>
    All,
}
