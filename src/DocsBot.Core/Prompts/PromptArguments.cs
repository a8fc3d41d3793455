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

    /// <summary>The marks that tell data from instructions (<c>boundary</c>, <c>canary</c>, <c>question_open</c>, <c>question_close</c>).</summary>
    public required PromptMarks Marks { get; init; }

    /// <summary>Examples of good answers (<c>examples</c>, elements with <c>question</c>, <c>context</c> and <c>answer</c>), in the order of the prompt.</summary>
    public IReadOnlyList<PromptExample> Examples { get; init; } = [];

    /// <summary>The kinds of question to choose from (<c>domains</c>, elements with <c>letter</c>, <c>name</c> and <c>description</c>).</summary>
    public IReadOnlyList<PromptDomainChoice> Domains { get; init; } = [];

    /// <summary>An answer to be judged or mended (<c>answer</c>).</summary>
    public string Answer { get; init; } = "";

    /// <summary>The answer it is compared with (<c>other_answer</c>).</summary>
    public string OtherAnswer { get; init; } = "";

    /// <summary>The answer it should be like (<c>reference</c>).</summary>
    public string Reference { get; init; } = "";

    /// <summary>Answers to choose from or to merge (<c>answers</c>, elements with <c>number</c>, from 1, and <c>text</c>).</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <summary>What is wrong with <see cref="Answer"/> (<c>problems</c>, elements with <c>text</c>).</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}
