using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using Microsoft.Extensions.AI;

namespace DocsBot.Core.Answering.Repeating;

/// <summary>An answer that is ready to be asked for: the prompt, and what it is made of.</summary>
public sealed record PreparedAnswer
{
    /// <summary>The interaction whose marks it carries.</summary>
    public required string InteractionId { get; init; }

    /// <summary>The question.</summary>
    public required Question Question { get; init; }

    /// <summary>The template that is rendered.</summary>
    public required PromptTemplate Template { get; init; }

    /// <summary>Where the prompts are found that the template names.</summary>
    public required PromptSet Prompts { get; init; }

    /// <summary>What it is rendered with.</summary>
    public required PromptArguments Arguments { get; init; }

    /// <summary>What was retrieved: source number n is at n - 1.</summary>
    public required IReadOnlyList<RetrievedChunk> Chunks { get; init; }

    /// <summary>The messages.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>Their hash.</summary>
    public string MessagesSha256 => MessagesHash.Of(Messages);

    /// <summary>The same with another template, asked for with the same question, passages and marks.</summary>
    /// <param name="template">The other template; it gets those of its own examples that are like the question.</param>
    /// <exception cref="PromptException">The template does not render.</exception>
    public PreparedAnswer With(PromptTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        var arguments = Arguments with { Examples = template.Examples?.For(Question.Text) ?? [] };
        return this with { Template = template, Arguments = arguments, Messages = template.Render(arguments) };
    }
}
