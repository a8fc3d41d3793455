using DocsBot.Core.Interactions;
using Microsoft.Extensions.AI;

namespace DocsBot.Core.Prompts;

/// <summary>A version of a prompt, loaded and checked.</summary>
public sealed class PromptTemplate
{
    private readonly Func<PromptArguments, string> _render;

    /// <summary>Creates a template.</summary>
    /// <param name="id">Name, version and hash.</param>
    /// <param name="settings">How it wants its model called.</param>
    /// <param name="render">Renders the text in one pass, with every value HTML-encoded.</param>
    public PromptTemplate(PromptId id, PromptSettings settings, Func<PromptArguments, string> render)
    {
        Id = id;
        Settings = settings;
        _render = render;
    }

    /// <summary>Name, version and hash.</summary>
    public PromptId Id { get; }

    /// <summary>How it wants its model called.</summary>
    public PromptSettings Settings { get; }

    /// <summary>The fragments it includes, directly or not, and the file of its examples (<c>examples/how_to</c>), by name.</summary>
    public IReadOnlyList<PromptFragment> Fragments { get; init; } = [];

    /// <summary>What it asks of DocsBot beyond its text.</summary>
    public PromptTechniques Techniques { get; init; } = PromptTechniques.None;

    /// <summary>The examples that its questions choose from; null when it names none.</summary>
    public PromptExamples? Examples { get; init; }

    /// <summary>What it was read from: its file under the hash of <see cref="Id"/>, its fragments and its file of examples under theirs. Empty for one that was not read from files.</summary>
    public IReadOnlyList<PinnedText> Texts { get; init; } = [];

    /// <summary>The messages to send.</summary>
    /// <exception cref="PromptException">The rendered text has no message or an unknown role.</exception>
    public IReadOnlyList<ChatMessage> Render(PromptArguments arguments) => ChatPromptParser.Parse(_render(arguments), Id.ToString());
}
