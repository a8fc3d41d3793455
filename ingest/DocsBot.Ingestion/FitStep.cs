using DocsBot.Core.Retrieval;
using Microsoft.Extensions.AI;

namespace DocsBot.Ingestion;

/// <summary>Learns the embedding model from the draft's chunks when there is none or enough changed, then embeds what has no embedding.</summary>
/// <param name="trainer">What learns the model.</param>
/// <param name="refitAt">The drift at which it is learnt anew, see <see cref="FittedModel.Drift"/>.</param>
internal sealed class FitStep(IEmbeddingTrainer trainer, double refitAt) : IEmbeddingStep
{
    /// <summary>Chunks of a batch: the model is here, so that only the store's transaction counts.</summary>
    private const int Batch = 1024;

    /// <inheritdoc />
    public async Task RunAsync(IIndexDraft draft, Action<IngestStage> tell, CancellationToken cancellationToken)
    {
        var model = await draft.ReadModelAsync(cancellationToken);
        var embedder = model is null || (model.Drift > 0 && model.Drift >= refitAt) ? null : LoadOrNull(model);
        if (embedder is null)
        {
            tell(IngestStage.Fit);
            model = await FitAsync(draft, cancellationToken) ?? model;
            embedder = model is null ? null : LoadOrNull(model);
        }

        // A documentation that is too small to learn from is searched by words.
        if (embedder is null)
        {
            return;
        }

        using (embedder)
        {
            await new EmbeddingStep(embedder, Batch).RunAsync(draft, tell, cancellationToken);
        }
    }

    /// <summary>A model that is damaged is as good as none.</summary>
    private IEmbeddingGenerator<string, Embedding<float>>? LoadOrNull(FittedModel model)
    {
        try
        {
            return FittedModel.HashOf(model.Bytes.Span) == model.Hash ? trainer.Load(model.Bytes) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private async Task<FittedModel?> FitAsync(IIndexDraft draft, CancellationToken cancellationToken)
    {
        if (await trainer.FitAsync(draft.ReadChunksAsync, cancellationToken) is not { } bytes)
        {
            return null;
        }

        await draft.WriteModelAsync(bytes, cancellationToken);
        return await draft.ReadModelAsync(cancellationToken);
    }
}
