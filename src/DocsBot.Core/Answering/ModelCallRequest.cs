using Microsoft.Extensions.AI;

namespace DocsBot.Core.Answering;

/// <summary>A short question of the service itself to a model.</summary>
/// <param name="Purpose">What it is for, in one word; the interaction log keeps it.</param>
/// <param name="Messages">What to send.</param>
/// <param name="Timeout">The longest time for a reply, all models of the chain together.</param>
public sealed record ModelCallRequest(string Purpose, IReadOnlyList<ChatMessage> Messages, TimeSpan Timeout)
{
    /// <summary>The most tokens of the reply. A model that thinks spends them on thoughts as well. Default 500.</summary>
    public int MaxOutputTokens { get; init; } = 500;

    /// <summary>How freely the model words the reply. Default 0, the likeliest words.</summary>
    public float Temperature { get; init; }

    /// <summary>Texts at which the model stops. Default none.</summary>
    public IReadOnlyList<string> StopSequences { get; init; } = [];
}
