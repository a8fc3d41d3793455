namespace DocsBot.Lab.Evaluation.Variants;

/// <summary>The step at which an option matters, and so what variants may share.</summary>
internal enum VariantStep
{
    /// <summary>It changes what is stored: the corpus is ingested anew.</summary>
    Ingestion,

    /// <summary>It changes how the store searches: the store is opened anew over the same index.</summary>
    Store,

    /// <summary>It changes what is made of the store's lists: they are shared.</summary>
    Ranking,
}
