namespace DocsBot.Core.Documents;

/// <summary>
/// A piece of a section's content. The hierarchy is closed. Text in a block is the plain Markdown subset that chunks are written in: links reduced to
/// their text, emphasis dropped, inline code kept in backticks, no HTML.
/// </summary>
public abstract record Block
{
    private Block()
    {
    }

    /// <summary>A paragraph, quotation or the text of an admonition (which begins with its kind, <c>Note: …</c>).</summary>
    /// <param name="Text">The paragraph, its soft line breaks turned into spaces.</param>
    public sealed record Prose(string Text) : Block;

    /// <summary>A list.</summary>
    /// <param name="Items">The items as Markdown, each with its marker (<c>- </c> or <c>1. </c>); nested content is indented under its item.</param>
    public sealed record List(IReadOnlyList<string> Items) : Block;

    /// <summary>A code block.</summary>
    /// <param name="Source">The code, without fences and without a trailing line break.</param>
    /// <param name="Language">The language the author named; null when none.</param>
    public sealed record Code(string Source, string? Language) : Block;

    /// <summary>A table.</summary>
    /// <param name="Header">The header cells; empty when the table has none.</param>
    /// <param name="Rows">The rows, each a list of cells; a cell has no line breaks.</param>
    public sealed record Table(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows) : Block;
}
