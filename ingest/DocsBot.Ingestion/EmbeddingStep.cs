using System.Runtime.CompilerServices;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using Microsoft.Extensions.AI;

namespace DocsBot.Ingestion;

/// <summary>Gives new chunks their embeddings, in batches: while one is embedded, the one before is stored and the next is read.</summary>
internal sealed class EmbeddingStep(IEmbeddingGenerator<string, Embedding<float>> embedder, int batchSize) : IEmbeddingStep
{
    /// <summary>Embeds every chunk of the draft that has no embedding yet.</summary>
    public async Task RunAsync(IIndexDraft draft, Action<IngestStage> tell, CancellationToken cancellationToken)
    {
        tell(IngestStage.Embeddings);
        Task<KeyValuePair<ChunkId, ReadOnlyMemory<float>>[]>? begun = null;
        try
        {
            await foreach (var batch in ReadAsync(draft, cancellationToken))
            {
                var done = begun is null ? [] : await begun;
                begun = EmbedAsync(batch, cancellationToken);
                await draft.SetEmbeddingsAsync(done, cancellationToken);
            }

            await draft.SetEmbeddingsAsync(begun is null ? [] : await begun, cancellationToken);
        }
        finally
        {
            // Whatever happened, the model is let go next: nothing may be at work with it.
            await ((Task?)begun ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<Chunk>> ReadAsync(IIndexDraft draft, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batch = new List<Chunk>(batchSize);
        await foreach (var chunk in draft.ReadChunksWithoutEmbeddingAsync(cancellationToken))
        {
            batch.Add(chunk);
            if (batch.Count == batchSize)
            {
                yield return batch;
                batch = new List<Chunk>(batchSize);
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    /// <summary>Embeds a batch. A chunk that the model has no embedding for is found by its words.</summary>
    private async Task<KeyValuePair<ChunkId, ReadOnlyMemory<float>>[]> EmbedAsync(IReadOnlyList<Chunk> batch, CancellationToken cancellationToken)
    {
        var embeddings = await embedder.GenerateAsync(batch.Select(TextOf), EmbeddingPurpose.Passage, cancellationToken);
        return embeddings.Count == batch.Count
            ? [.. batch.Zip(embeddings).Where(pair => !pair.Second.Vector.IsEmpty).Select(pair => KeyValuePair.Create(pair.First.Id, Unit(pair.Second.Vector)))]
            : throw new InvalidOperationException($"The embedding model returned {embeddings.Count} embeddings for {batch.Count} chunks.");
    }

    /// <summary>What is embedded: the passage under its title and headings.</summary>
    private static string TextOf(Chunk chunk) => string.Join('\n', [chunk.Title, .. chunk.HeadingPath, chunk.Text]);

    private static ReadOnlyMemory<float> Unit(ReadOnlyMemory<float> vector)
    {
        var length = 0.0;
        foreach (var x in vector.Span)
        {
            length += (double)x * x;
        }

        if (length == 0 || Math.Abs(length - 1) < 1e-6)
        {
            return vector;
        }

        var scale = (float)(1 / Math.Sqrt(length));
        var unit = new float[vector.Length];
        for (var i = 0; i < unit.Length; i++)
        {
            unit[i] = vector.Span[i] * scale;
        }

        return unit;
    }
}
