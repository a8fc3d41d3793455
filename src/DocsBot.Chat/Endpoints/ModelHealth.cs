using DocsBot.Core.Answering;
using DocsBot.Providers.OpenAI;
using Microsoft.Extensions.AI;

namespace DocsBot.Chat.Endpoints;

/// <summary>How a language or embedding model does, for operators; without its address.</summary>
/// <param name="Name">The model.</param>
/// <param name="State">Whether requests go to it.</param>
/// <param name="Failure">Why it is left alone; null while it works.</param>
/// <param name="TriedAgainAt">When it is tried again, in UTC; null while it works.</param>
public sealed record ModelHealth(string Name, ModelCircuitState State, ModelFailure? Failure, DateTimeOffset? TriedAgainAt)
{
    /// <summary>The health of every model that has a provider: those of the chain, then the one that embeds questions.</summary>
    public static IReadOnlyList<ModelHealth> Of(AnswerModels models, IEmbeddingGenerator<string, Embedding<float>> embeddings)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(embeddings);
        var embedding = embeddings.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata;
        return
        [
            .. models.InOrder
                .Select(model => (model.Name, Circuit: model.Client.GetService(typeof(ModelCircuit)) as ModelCircuit))
                .Append((Name: embedding?.DefaultModelId ?? "", Circuit: embeddings.GetService(typeof(ModelCircuit)) as ModelCircuit))
                .Where(model => model.Circuit is not null)
                .Select(model => (model.Name, model.Circuit!.Status))
                .Select(model => new ModelHealth(model.Name, model.Status.State, model.Status.Failure, model.Status.TriedAgainAt)),
        ];
    }
}
