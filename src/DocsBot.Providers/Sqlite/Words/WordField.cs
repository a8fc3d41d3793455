namespace DocsBot.Providers.Sqlite.Words;

/// <summary>The columns of the inverted index.</summary>
internal enum WordField
{
    /// <summary>The page's title.</summary>
    Title,

    /// <summary>The headings above the passage.</summary>
    Heading,

    /// <summary>The passage.</summary>
    Body,

    /// <summary>The stop words of title and headings.</summary>
    Common,
}
