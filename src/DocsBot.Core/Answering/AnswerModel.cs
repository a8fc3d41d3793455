using Microsoft.Extensions.AI;

namespace DocsBot.Core.Answering;

/// <summary>A model that may write answers.</summary>
/// <param name="Name">What events and the log call it, for example <c>gpt-5-mini</c> or <c>extractive</c>.</param>
/// <param name="Client">The model.</param>
public sealed record AnswerModel(string Name, IChatClient Client)
{
    /// <summary>
    /// Whether it only repeats the documentation's own sentences. It then follows no instruction, so that nothing but an answer is asked of it, and the
    /// reader is told when it stands in for a model that can.
    /// </summary>
    public bool IsExtractive { get; init; }

    /// <summary>Tokens of prompt and answer together that it can hold; null when that is not known.</summary>
    public int? ContextWindow { get; init; }

    /// <summary>What its tokens cost; null when that is not known.</summary>
    public ModelPrice? Price { get; init; }
}
