using DocsBot.Core.Retrieval;

namespace DocsBot.Core.Understanding;

/// <summary>What a question was taken to mean.</summary>
public sealed record UnderstoodQuestion
{
    /// <summary>What to search for, and where.</summary>
    public required RetrievalQuery Query { get; init; }

    /// <summary>What its writer wants.</summary>
    public Intent Intent { get; init; }

    /// <summary>Its language as a BCP 47 tag (<c>de</c>), or its script (<c>cyrl</c>) where several languages share it; null when it is too short to tell.</summary>
    public string? Language { get; init; }

    /// <summary>Whether a model said so; otherwise the rules did.</summary>
    public bool ByModel { get; init; }
}
