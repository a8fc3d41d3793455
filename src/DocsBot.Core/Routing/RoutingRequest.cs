using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;

namespace DocsBot.Core.Routing;

/// <summary>A question that needs a prompt.</summary>
public sealed record RoutingRequest
{
    /// <summary>What was in force when the question arrived.</summary>
    public required PromptSet Prompts { get; init; }

    /// <summary>The reader's words; those before them as well, where they say too little by themselves.</summary>
    public required string Question { get; init; }

    /// <summary>What was said before, oldest first.</summary>
    public IReadOnlyList<Turn> History { get; init; } = [];

    /// <summary>What was found, best first.</summary>
    public required IReadOnlyList<RetrievedChunk> Chunks { get; init; }

    /// <summary>The conversation, which stays with its arm of an experiment.</summary>
    public required string ConversationId { get; init; }

    /// <summary>The marks of the interaction, for the prompt of the model that classifies.</summary>
    public required PromptMarks Marks { get; init; }
}
