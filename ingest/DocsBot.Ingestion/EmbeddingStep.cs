using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using Microsoft.Extensions.AI;

namespace DocsBot.Ingestion;

/// <summary>Gives new chunks their embeddings, in batches.</summary>
internal sealed class EmbeddingStep(IEmbeddingGenerator<string, Embedding<float>> embedder, int batchSize) : IEmbeddingStep
{
    /// <summary>Embeds every chunk of the draft that has no embedding yet.</summary>
    public async Task RunAsync(IIndexDraft draft, Action<IngestStage> tell, CancellationToken cancellationToken)
    {
        tell(IngestStage.Embeddings);
        var batch = new List<Chunk>(batchSize);
        while (true)
        {
            // Read again after every batch: a store need not allow writing while it is being read.
            batch.Clear();
            await foreach (var chunk in draft.ReadChunksWithoutEmbeddingAsync(cancellationToken))
            {
                batch.Add(chunk);
                if (batch.Count == batchSize)
                {
                    break;
                }
            }

            if (batch.Count == 0)
            {
                return;
            }

            var embeddings = await embedder.GenerateAsync(batch.Select(TextOf), cancellationToken: cancellationToken);
            if (embeddings.Count != batch.Count)
            {
                throw new InvalidOperationException($"The embedding model returned {embeddings.Count} embeddings for {batch.Count} chunks.");
            }

            await draft.SetEmbeddingsAsync([.. batch.Zip(embeddings, (chunk, embedding) => KeyValuePair.Create(chunk.Id, Unit(embedding.Vector)))], cancellationToken);
        }
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
