using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using Microsoft.Extensions.AI;

namespace DocsBot.Lab.Engine;

/// <summary>What a question is asked with instead of what the configuration says. Null leaves the configured part.</summary>
internal sealed record LabParts
{
    /// <summary>The prompts and their routing; see <see cref="PromptSets.Only"/>.</summary>
    public PromptSet? Prompts { get; init; }

    /// <summary>The models.</summary>
    public AnswerModels? Models { get; init; }

    /// <summary>The index.</summary>
    public IChunkStore? Store { get; init; }

    /// <summary>Embeds questions as that index was.</summary>
    public IEmbeddingGenerator<string, Embedding<float>>? Embeddings { get; init; }

    /// <summary>How passages are found.</summary>
    public RetrievalOptions? Retrieval { get; init; }

    /// <summary>How answers are made.</summary>
    public AnswerOptions? Answering { get; init; }
}
