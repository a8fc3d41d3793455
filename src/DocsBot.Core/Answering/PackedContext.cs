using DocsBot.Core.Documents;
using DocsBot.Core.Prompts;

namespace DocsBot.Core.Answering;

/// <summary>What of the retrieved passages goes into a prompt, and what does not.</summary>
public sealed record PackedContext
{
    /// <summary>Nothing.</summary>
    public static PackedContext Empty { get; } = new() { Sources = [], Tokens = 0, Budget = 0 };

    /// <summary>The passages in the order of the prompt: best first, pieces of one section side by side as the page has them.</summary>
    public required IReadOnlyList<PromptSource> Sources { get; init; }

    /// <summary>The passages that were left out, by number.</summary>
    public IReadOnlyList<LeftOutPassage> LeftOut { get; init; } = [];

    /// <summary>By a passage's number the chunks whose text it has besides its own: the rest of its section, which nothing else brought along.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<ChunkId>> Completed { get; init; } = new Dictionary<int, IReadOnlyList<ChunkId>>();

    /// <summary>Tokens of the passages with the lines around them, as the model's counter has them.</summary>
    public required int Tokens { get; init; }

    /// <summary>Tokens there was room for.</summary>
    public required int Budget { get; init; }
}
