namespace DocsBot.Ingestion;

/// <summary>The stages of an ingestion that take time.</summary>
public enum IngestStage
{
    /// <summary>Pages are listed, read, parsed, chunked and stored.</summary>
    Pages,

    /// <summary>The embedding model is learnt from the chunks.</summary>
    Fit,

    /// <summary>New chunks are embedded.</summary>
    Embeddings,

    /// <summary>The draft becomes the published snapshot.</summary>
    Publish,
}
