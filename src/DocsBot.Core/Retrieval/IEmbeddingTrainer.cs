using DocsBot.Core.Documents;
using Microsoft.Extensions.AI;

namespace DocsBot.Core.Retrieval;

/// <summary>An embedding model that is learnt from the documentation itself. A model of a provider is an <see cref="IEmbeddingGenerator{TInput, TEmbedding}"/> and has nothing to fit.</summary>
public interface IEmbeddingTrainer
{
    /// <summary>Name and version of the kind of model and, after a space, the settings that change what is learnt. Another one fits and embeds everything anew.</summary>
    string Name { get; }

    /// <summary>Number of components of an embedding.</summary>
    int Dimensions { get; }

    /// <summary>Learns a model. The same chunks in the same order give the same bytes, on any number of threads.</summary>
    /// <param name="chunks">Reads all chunks, each time anew, so that they need not be kept.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <returns>The model; null when there is too little to learn from.</returns>
    Task<byte[]?> FitAsync(Func<CancellationToken, IAsyncEnumerable<Chunk>> chunks, CancellationToken cancellationToken);

    /// <summary>Reads what <see cref="FitAsync"/> made. Its embeddings are of unit length, all zero for a text without a word it knows, and carry the model's hash as their <c>ModelId</c>.</summary>
    /// <param name="model">The bytes.</param>
    /// <exception cref="FormatException">They are not a model of this kind and version.</exception>
    IEmbeddingGenerator<string, Embedding<float>> Load(ReadOnlyMemory<byte> model);
}
