namespace DocsBot.Core.Safety;

/// <summary>What a line of Markdown is, as its beginning tells.</summary>
internal enum MarkdownLine
{
    /// <summary>More of the stream decides.</summary>
    Undecided,

    /// <summary>Text behind markers of quotations and lists.</summary>
    Text,

    /// <summary>Nothing but blanks.</summary>
    Blank,

    /// <summary>The line that opens or closes a fenced block.</summary>
    Fence,

    /// <summary>A line of a fenced block.</summary>
    Code,
}
