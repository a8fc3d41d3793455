namespace DocsBot.Providers.Qdrant.Index;

/// <summary>How far a snapshot's collection is; its metadata's key <c>state</c>.</summary>
internal static class SnapshotState
{
    /// <summary>The published snapshot is being copied into it; what an interrupted copy left is of no use.</summary>
    public const string Copying = "copying";

    /// <summary>It is being written; what an interrupted ingestion left is taken up.</summary>
    public const string Draft = "draft";

    /// <summary>It is, or was, what the alias names.</summary>
    public const string Published = "published";
}
