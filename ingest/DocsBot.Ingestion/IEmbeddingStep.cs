using DocsBot.Core.Retrieval;

namespace DocsBot.Ingestion;

/// <summary>Gives the chunks of a draft their embeddings.</summary>
internal interface IEmbeddingStep
{
    /// <summary>Embeds every chunk of the draft that has no embedding yet.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="tell">Told what it is at.</param>
    /// <param name="cancellationToken">Stops between two batches; what was stored stays.</param>
    Task RunAsync(IIndexDraft draft, Action<IngestStage> tell, CancellationToken cancellationToken);
}
