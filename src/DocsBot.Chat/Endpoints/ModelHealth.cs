using DocsBot.Core.Answering;
using DocsBot.Providers.OpenAI;

namespace DocsBot.Chat.Endpoints;

/// <summary>How a language model does, for operators; without its address.</summary>
/// <param name="Name">The model.</param>
/// <param name="State">Whether requests go to it.</param>
/// <param name="Failure">Why it is left alone; null while it works.</param>
/// <param name="TriedAgainAt">When it is tried again, in UTC; null while it works.</param>
public sealed record ModelHealth(string Name, ModelCircuitState State, ModelFailure? Failure, DateTimeOffset? TriedAgainAt)
{
    /// <summary>The health of every model of a chain that has a provider.</summary>
    public static IReadOnlyList<ModelHealth> Of(AnswerModels models)
    {
        ArgumentNullException.ThrowIfNull(models);
        return
        [
            .. models.InOrder
                .Select(model => (model.Name, Circuit: model.Client.GetService(typeof(ModelCircuit)) as ModelCircuit))
                .Where(model => model.Circuit is not null)
                .Select(model => (model.Name, model.Circuit!.Status))
                .Select(model => new ModelHealth(model.Name, model.Status.State, model.Status.Failure, model.Status.TriedAgainAt)),
        ];
    }
}
