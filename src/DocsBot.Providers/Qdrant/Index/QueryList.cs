namespace DocsBot.Providers.Qdrant.Index;

/// <summary>What a list of a search is for.</summary>
internal enum QueryList
{
    /// <summary>Passages that hold words.</summary>
    Words,

    /// <summary>Passages that hold them side by side.</summary>
    Pairs,

    /// <summary>Pages that hold them.</summary>
    Pages,

    /// <summary>Passages that mean much the same.</summary>
    Meaning,
}
