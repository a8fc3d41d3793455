namespace DocsBot.Lab.Analysis.Why;

/// <summary>What a person knows of the question, and how much may be tried.</summary>
internal sealed record AttributionRequest
{
    /// <summary>Calls to language models at most when nothing else is said.</summary>
    public const int DefaultCalls = 12;

    /// <summary>The address of the page that answers; null when it is not known.</summary>
    public string? Page { get; init; }

    /// <summary>The right answer; null when it is not known.</summary>
    public string? Reference { get; init; }

    /// <summary>Who said so, for the report.</summary>
    public string SaidBy { get; init; } = "--page";

    /// <summary>Calls to language models at most, in all attempts together. Default 12.</summary>
    public int MostCalls { get; init; } = DefaultCalls;
}
