namespace DocsBot.Core.Prompts;

/// <summary>How a version of a prompt did on a set of questions.</summary>
public sealed record PromptEvaluation
{
    /// <summary>The set's name.</summary>
    public required string Set { get; init; }

    /// <summary>When it was evaluated.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The template's hash at that time.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The model that answered.</summary>
    public required string Model { get; init; }

    /// <summary>Figures by name, for example <c>groundedness</c>: <c>0.93</c>.</summary>
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }
}
