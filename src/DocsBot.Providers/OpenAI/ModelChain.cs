using DocsBot.Core.Answering;
using DocsBot.Providers.Configuration;
using DocsBot.Providers.Extractive;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.OpenAI;

/// <summary>Puts the models that write answers in order.</summary>
public static class ModelChain
{
    /// <summary>The configured model, its fall-backs, and last the extractive one, since it needs nothing and cannot fail.</summary>
    public static AnswerModels Build(ModelOptions options, PriceTable prices, TimeProvider time, ILogger<OpenAIChatClient> logger)
    {
        var chain = options.Chain();
        return new AnswerModels(
        [
            .. chain.Select(model => new AnswerModel(NameOf(model, chain), new OpenAIChatClient(model, time, logger)) { Price = prices.Find(model.Name!), ContextWindow = model.ContextWindow }),
            new AnswerModel(ExtractiveChatClient.ModelName, new ExtractiveChatClient()) { IsExtractive = true, Price = ModelPrice.Free },
        ]);
    }

    /// <summary>The model's name; with its host where two providers serve a model of one name.</summary>
    private static string NameOf(ModelOptions model, IReadOnlyList<ModelOptions> chain) =>
        chain.Count(other => other.Name == model.Name) > 1 ? $"{model.Name} at {model.Endpoint!.Authority}" : model.Name!;
}
