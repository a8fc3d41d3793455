using DocsBot.Core.Prompts;

namespace DocsBot.Core.Routing;

/// <summary>A kind of question and what answers it.</summary>
public sealed record PromptDomain
{
    /// <summary>Its name, for example <c>how-to</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What belongs to it, in a line; the model that classifies reads it.</summary>
    public required string Description { get; init; }

    /// <summary>The version that answers; the control's, where an experiment decides.</summary>
    public required PromptReference Prompt { get; init; }

    /// <summary>The experiment that decides on the version; null for none.</summary>
    public PromptExperiment? Experiment { get; init; }
}
