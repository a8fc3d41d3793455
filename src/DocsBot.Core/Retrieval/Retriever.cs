using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace DocsBot.Core.Retrieval;

/// <summary>Finds the passages that answer a question: by words, by meaning where there is a model, the two fused, near-duplicates folded.</summary>
public sealed class Retriever
{
    /// <summary>Creates the retriever.</summary>
    /// <param name="store">The index.</param>
    /// <param name="options">How much to look at and how to weigh it.</param>
    /// <param name="embeddings">The model that the index was embedded with; null for words only.</param>
    public Retriever(IChunkStore store, IOptions<RetrievalOptions> options, IEmbeddingGenerator<string, Embedding<float>>? embeddings = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(options);
        _ = embeddings;
    }

    /// <summary>The best passages for a text, best first, and how sure it is that they answer.</summary>
    /// <param name="searchText">A question that stands alone; any text whatever.</param>
    /// <param name="filter">What the pages must be.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="IndexUnavailableException">The store cannot be read.</exception>
    public Task<RetrievalResult> RetrieveAsync(string searchText, SearchFilter filter, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The retriever lands with the next commit.");
}
