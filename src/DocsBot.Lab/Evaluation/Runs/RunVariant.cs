using DocsBot.Core.Prompts;

namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>One of the things that a run compares: a version of a prompt, with all that its answers depend on.</summary>
public sealed record RunVariant
{
    /// <summary>What tables call it, such as <c>answer@v3</c>; different within a run.</summary>
    public required string Label { get; init; }

    /// <summary>The version that answered every question; null when the questions were routed to several.</summary>
    public PromptId? Prompt { get; init; }

    /// <summary>The fragments and example files of the version, with their hashes.</summary>
    public IReadOnlyList<PromptFragment> Fragments { get; init; } = [];

    /// <summary>The model that was asked first.</summary>
    public required string Model { get; init; }

    /// <summary>How the version calls its model; null when the questions were routed to several.</summary>
    public PromptSettings? Settings { get; init; }
}
