using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using Microsoft.Extensions.AI;

namespace DocsBot.Lab.Evaluation.Scenarios;

/// <summary>The index that a set is asked of, and what its pages are called in the set.</summary>
internal abstract class CaseIndex : IAsyncDisposable
{
    /// <summary>The index.</summary>
    public abstract IChunkStore Store { get; }

    /// <summary>Embeds questions as the index was.</summary>
    public abstract IEmbeddingGenerator<string, Embedding<float>> Embeddings { get; }

    /// <summary>What a passage's page is called by a question that names pages.</summary>
    public abstract string PageOf(EvaluationCase question, Chunk chunk);

    /// <summary>The pages that a question is asked without, as the index calls them.</summary>
    public virtual IReadOnlySet<PageKey> Without(EvaluationCase question) => new HashSet<PageKey>();

    /// <summary>What a reader of the scores should know, once the index is there.</summary>
    public virtual IReadOnlyList<string> Remarks => [];

    /// <summary>Closes the index, and deletes one that was made.</summary>
    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
