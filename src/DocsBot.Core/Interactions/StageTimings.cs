namespace DocsBot.Core.Interactions;

/// <summary>When each stage of an answer was over, in milliseconds from the question's arrival; null for a stage that was not reached.</summary>
public sealed record StageTimings
{
    /// <summary>The sources were found and sent.</summary>
    public double? SourcesFoundMs { get; init; }

    /// <summary>The prompt was rendered.</summary>
    public double? RenderedMs { get; init; }

    /// <summary>The first piece of the answer was sent.</summary>
    public double? FirstDeltaMs { get; init; }

    /// <summary>The interaction ended.</summary>
    public required double TotalMs { get; init; }
}
