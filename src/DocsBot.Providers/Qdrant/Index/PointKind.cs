namespace DocsBot.Providers.Qdrant.Index;

/// <summary>What a point is; its payload's field <c>kind</c>.</summary>
internal static class PointKind
{
    /// <summary>A passage. Its id is the chunk's.</summary>
    public const string Chunk = "chunk";

    /// <summary>A page, also one without passages. It is written last: a page that is there is whole.</summary>
    public const string Page = "page";

    /// <summary>A piece of something that is no passage: the learnt model, the words, the labels.</summary>
    public const string Part = "part";

    /// <summary>Who holds the draft.</summary>
    public const string Lease = "lease";
}
