namespace DocsBot.Core.Answering;

/// <summary>What a model's text must not hold; a break of it is mended or ends the answer, and is noted in the log.</summary>
public enum OutputRule
{
    /// <summary>The canary or the boundary of its own prompt: the answer is withheld.</summary>
    CanaryLeak,

    /// <summary>A link to an address that no source has: the link's text stays.</summary>
    ForeignLink,

    /// <summary>HTML outside of code: it is shown as text.</summary>
    RawHtml,
}
