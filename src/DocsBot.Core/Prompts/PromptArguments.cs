using DocsBot.Core.Answering;

namespace DocsBot.Core.Prompts;

/// <summary>The values a template is rendered with. Every one is data: encoded on the way in, never read as a template or as a message tag.</summary>
public sealed record PromptArguments
{
    /// <summary>The user's question (<c>question</c>).</summary>
    public required string Question { get; init; }

    /// <summary>The passages (<c>sources</c>), each also with <c>open</c> and <c>close</c>, the marks around it.</summary>
    public required IReadOnlyList<PromptSource> Sources { get; init; }

    /// <summary>What was said before (<c>history</c>, elements with <c>role</c> and <c>text</c>), oldest first.</summary>
    public IReadOnlyList<Turn> History { get; init; } = [];

    /// <summary>The marks that tell data from instructions (<c>boundary</c>, <c>question_open</c>, <c>question_close</c>).</summary>
    public required PromptMarks Marks { get; init; }
}
