namespace DocsBot.Ingestion.Sites;

/// <summary>Hugo's setting <c>markup.goldmark.parser.autoHeadingIDType</c>: how a heading's text becomes its fragment.</summary>
public enum HugoHeadingIds
{
    /// <summary>Punctuation is dropped: <c>What's next</c> to <c>whats-next</c>. Hugo's default.</summary>
    GitHub,

    /// <summary>As <see cref="GitHub"/>, with accents removed and everything else that is not ASCII dropped.</summary>
    GitHubAscii,

    /// <summary>Punctuation becomes a hyphen: <c>What's next</c> to <c>what-s-next</c>. The rule of Hugo before 0.60, which large sites keep for their old links.</summary>
    Blackfriday,
}
