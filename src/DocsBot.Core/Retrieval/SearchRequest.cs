namespace DocsBot.Core.Retrieval;

/// <summary>One search of a chunk store.</summary>
public sealed record SearchRequest
{
    /// <summary>What to look for, in the user's own words: any text whatever, of any length.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// What was said before, when the question goes on with it; null when it stands alone. Its words are looked up too, each for
    /// <see cref="ContextWeight"/> of what the same word would count in <see cref="Text"/>; a word that stands in both counts once, in full.
    /// </summary>
    public string? Context { get; init; }

    /// <summary>What a word of <see cref="Context"/> counts, 0 (nothing: it is not looked up) to 1 (as much as the question's own).</summary>
    public double ContextWeight { get; init; } = 1;

    /// <summary>The embedding of the question, of unit length; null searches by words only.</summary>
    public ReadOnlyMemory<float>? Vector { get; init; }

    /// <summary>Hash of the learnt model that made the vector; null when it was not learnt from an index. A snapshot of another model leaves the vector aside.</summary>
    public string? VectorModel { get; init; }

    /// <summary>What the pages must be.</summary>
    public SearchFilter Filter { get; init; } = SearchFilter.None;

    /// <summary>The most hits to return in each list; at least 1.</summary>
    public int Top { get; init; } = 50;
}
