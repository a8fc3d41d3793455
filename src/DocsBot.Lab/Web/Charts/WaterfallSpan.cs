namespace DocsBot.Lab.Web.Charts;

/// <summary>A stretch of time in a waterfall.</summary>
/// <param name="Label">What happened.</param>
/// <param name="StartMs">When it began, in milliseconds.</param>
/// <param name="EndMs">When it was over, in milliseconds.</param>
public sealed record WaterfallSpan(string Label, double StartMs, double EndMs)
{
    /// <summary>More of it, in a few words; null for none.</summary>
    public string? Detail { get; init; }

    /// <summary>Whether it is part of the stretch above it, such as a call to a model.</summary>
    public bool IsPart { get; init; }

    /// <summary>Whether it failed.</summary>
    public bool HasFailed { get; init; }

    /// <summary>Whether its place is a guess, because only its length was recorded.</summary>
    public bool IsEstimate { get; init; }
}
