using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using Microsoft.Extensions.AI;

namespace DocsBot.Core.Answering;

/// <summary>What a model is asked to write.</summary>
/// <param name="Messages">The rendered prompt.</param>
/// <param name="Template">The template it was rendered from.</param>
/// <param name="Arguments">What it was rendered with.</param>
/// <param name="Chunks">What was retrieved: source number n is at n - 1.</param>
/// <param name="Prompts">The prompts in force when the question came.</param>
internal sealed record AnswerDraft(
    IReadOnlyList<ChatMessage> Messages, PromptTemplate Template, PromptArguments Arguments, IReadOnlyList<RetrievedChunk> Chunks, PromptSet Prompts)
{
    /// <summary>The marks in the prompt.</summary>
    public PromptMarks Marks => Arguments.Marks;

    /// <summary>The passages in the prompt.</summary>
    public IReadOnlyList<PromptSource> Sources => Arguments.Sources;

    /// <summary>Makes the same prompt with half the passages' tokens, for a model that found this one too long; null when this is that prompt already.</summary>
    public Func<CancellationToken, Task<AnswerDraft>>? Shorten { get; init; }

    /// <summary>What another prompt asks about the same question and passages.</summary>
    /// <param name="template">The prompt.</param>
    /// <param name="with">Adds what it is about.</param>
    /// <exception cref="PromptException">The template does not render.</exception>
    public AnswerDraft For(PromptTemplate template, Func<PromptArguments, PromptArguments> with)
    {
        var arguments = with(Arguments);
        return this with { Messages = template.Render(arguments), Template = template, Arguments = arguments, Shorten = null };
    }
}
