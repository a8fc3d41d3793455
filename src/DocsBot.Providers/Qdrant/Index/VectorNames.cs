namespace DocsBot.Providers.Qdrant.Index;

/// <summary>The named vectors of a snapshot's collection.</summary>
internal static class VectorNames
{
    /// <summary>A passage's embedding.</summary>
    public const string Dense = "dense";

    /// <summary>A passage's words and neighbouring words.</summary>
    public const string Words = "bm25";

    /// <summary>The words of a whole page.</summary>
    public const string PageWords = "page_bm25";
}
