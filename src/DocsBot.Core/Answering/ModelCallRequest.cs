using DocsBot.Core.Prompts;
using Microsoft.Extensions.AI;

namespace DocsBot.Core.Answering;

/// <summary>A short question of the service itself to a model.</summary>
/// <param name="Purpose">What it is for, in one word; the interaction log keeps it.</param>
/// <param name="Messages">What to send.</param>
/// <param name="Timeout">The longest time for a reply, all models of the chain together.</param>
public sealed record ModelCallRequest(string Purpose, IReadOnlyList<ChatMessage> Messages, TimeSpan Timeout)
{
    /// <summary>The prompt's version, for the log; null when it is none of the library's.</summary>
    public PromptId? Prompt { get; init; }

    /// <summary>The most tokens of the reply. A model that thinks spends them on thoughts as well. Default 500.</summary>
    public int MaxOutputTokens { get; init; } = 500;

    /// <summary>How freely the model words the reply. Default 0, the likeliest words.</summary>
    public float Temperature { get; init; }

    /// <summary>Texts at which the model stops. Default none.</summary>
    public IReadOnlyList<string> StopSequences { get; init; } = [];

    /// <summary>What a prompt of the library asks, with its own settings.</summary>
    /// <param name="template">The prompt; its name is the purpose.</param>
    /// <param name="messages">It, rendered.</param>
    /// <param name="timeout">The longest time for a reply.</param>
    /// <param name="tokens">The most tokens of the reply, when the prompt does not say.</param>
    public static ModelCallRequest Of(PromptTemplate template, IReadOnlyList<ChatMessage> messages, TimeSpan timeout, int tokens)
    {
        ArgumentNullException.ThrowIfNull(template);
        return new ModelCallRequest(template.Id.Name, messages, timeout)
        {
            Prompt = template.Id,
            MaxOutputTokens = template.Settings.MaxTokens ?? tokens,
            Temperature = template.Settings.Temperature ?? 0,
            StopSequences = template.Settings.StopSequences,
        };
    }
}
