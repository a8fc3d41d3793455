namespace DocsBot.Core.Prompts;

/// <summary>A promotion or a roll-back, as the lineage keeps it (<c>history</c> in <c>versions.yaml</c>, with the version that was promoted or taken back).</summary>
public sealed record PromptChange
{
    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was done.</summary>
    public required PromptChangeKind Kind { get; init; }

    /// <summary>The kind of question it was done for.</summary>
    public required string Domain { get; init; }

    /// <summary>What answered before.</summary>
    public required PromptReference From { get; init; }

    /// <summary>What answers since; in an experiment, the share's version.</summary>
    public required PromptReference To { get; init; }

    /// <summary>The experiment that began or ended with it; null for none.</summary>
    public string? Experiment { get; init; }

    /// <summary>The share of the conversations in an experiment, over 0 and under 1; null outside of one.</summary>
    public double? Share { get; init; }

    /// <summary>Who did it.</summary>
    public required string By { get; init; }

    /// <summary>Why; null when nobody said.</summary>
    public string? Why { get; init; }

    /// <summary>The evaluation it rests on; null for none, as for a roll-back.</summary>
    public string? Run { get; init; }

    /// <summary>The metrics that got worse and were accepted.</summary>
    public IReadOnlyList<string> Accepted { get; init; } = [];
}
