using DocsBot.Core.Interactions;

namespace DocsBot.Lab.Web.Pages.Interactions;

/// <summary>A passage that was found for a question.</summary>
/// <param name="Rank">Its place among what was found, from 1.</param>
/// <param name="Found">What the log says of it.</param>
public sealed record PassageView(int Rank, InteractionChunk Found)
{
    /// <summary>The number that a citation of it has; null when it was not in the prompt.</summary>
    public int? Number { get; init; }

    /// <summary>The page's title with the headings; null when nothing is known of it any more.</summary>
    public string? Title { get; init; }

    /// <summary>Where it opens.</summary>
    public string? Url { get; init; }

    /// <summary>Its text; null when nothing is known of it any more.</summary>
    public string? Text { get; init; }

    /// <summary>Whether the text is that of the prompt; otherwise it is that of the index as it is today.</summary>
    public bool IsPinned { get; init; }
}
