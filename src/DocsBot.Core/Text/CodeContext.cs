namespace DocsBot.Core.Text;

/// <summary>What kind of text a symbol stands in, which says how likely it is meant and not punctuation.</summary>
internal enum CodeContext
{
    /// <summary>Sentences.</summary>
    Prose,

    /// <summary>A title or heading: one short line.</summary>
    Heading,

    /// <summary>A question outside of backticks.</summary>
    Question,

    /// <summary>A span in backticks.</summary>
    Inline,

    /// <summary>A block of code.</summary>
    Fence,
}
