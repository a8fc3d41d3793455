namespace DocsBot.Core.Prompts;

/// <summary>How a template wants its model called (Semantic Kernel's <c>execution_settings</c>). A null setting leaves the provider's default.</summary>
public sealed record PromptSettings
{
    /// <summary>Sampling temperature, 0 to 2.</summary>
    public float? Temperature { get; init; }

    /// <summary>Nucleus sampling, 0 to 1.</summary>
    public float? TopP { get; init; }

    /// <summary>The most tokens of the answer.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Texts at which the model stops.</summary>
    public IReadOnlyList<string> StopSequences { get; init; } = [];
}
