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

    /// <summary>The evaluation's id in the Lab's store; null when it was written by hand.</summary>
    public string? Run { get; init; }

    /// <summary>The version it was compared with; null for none.</summary>
    public PromptReference? Against { get; init; }

    /// <summary>How much more it scored than <see cref="Against"/>, by name.</summary>
    public IReadOnlyDictionary<string, MetricDifference> Differences { get; init; } = new Dictionary<string, MetricDifference>(StringComparer.Ordinal);
}
