using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using Microsoft.Extensions.AI;

namespace DocsBot.Core.Answering;

/// <summary>What a model is asked to write.</summary>
/// <param name="Messages">The rendered prompt.</param>
/// <param name="Template">The template it was rendered from.</param>
/// <param name="Marks">The marks in the prompt.</param>
/// <param name="Sources">The passages in the prompt.</param>
/// <param name="Chunks">What was retrieved: source number n is at n - 1.</param>
internal sealed record AnswerDraft(
    IReadOnlyList<ChatMessage> Messages, PromptTemplate Template, PromptMarks Marks, IReadOnlyList<PromptSource> Sources, IReadOnlyList<RetrievedChunk> Chunks)
{
    /// <summary>Makes the same prompt with half the passages' tokens, for a model that found this one too long; null when this is that prompt already.</summary>
    public Func<CancellationToken, Task<AnswerDraft>>? Shorten { get; init; }
}
