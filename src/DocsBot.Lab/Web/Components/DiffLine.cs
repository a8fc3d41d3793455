namespace DocsBot.Lab.Web.Components;

/// <summary>A line of a difference.</summary>
/// <param name="Sign"><c>+</c>, <c>−</c>, or nothing for a line that is in both.</param>
/// <param name="Pieces">The line.</param>
public sealed record DiffLine(string Sign, IReadOnlyList<DiffPiece> Pieces)
{
    /// <summary>How many equal lines stand in its place; 0 for a line.</summary>
    public int Skipped { get; init; }

    /// <summary>The change in a word, for those who do not see the sign.</summary>
    public string Word => Sign switch { "+" => "added", "−" => "removed", _ => "" };

    /// <summary>Its class in the stylesheet.</summary>
    public string Class => Sign switch { "+" => "added", "−" => "removed", _ => "same" };
}
