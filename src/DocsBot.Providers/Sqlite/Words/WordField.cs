namespace DocsBot.Providers.Sqlite.Words;

/// <summary>Where in a chunk a word stands. The numbers are part of the file format; the passage is the last.</summary>
internal enum WordField
{
    /// <summary>The page's title.</summary>
    Title,

    /// <summary>The headings above the passage.</summary>
    Heading,

    /// <summary>The stop words of title and headings.</summary>
    Common,

    /// <summary>The passage.</summary>
    Body,
}
