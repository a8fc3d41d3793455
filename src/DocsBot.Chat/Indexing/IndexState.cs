namespace DocsBot.Chat.Indexing;

/// <summary>Whether questions can be answered.</summary>
public enum IndexState
{
    /// <summary>The first index is being built.</summary>
    Indexing,

    /// <summary>There is an index; it may be brought up to date in the background.</summary>
    Ready,

    /// <summary>There is no usable index; the message says why.</summary>
    Failed,
}
