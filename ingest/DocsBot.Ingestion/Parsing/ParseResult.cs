using DocsBot.Core.Documents;

namespace DocsBot.Ingestion.Parsing;

/// <summary>What a parser makes of a text. The hierarchy is closed.</summary>
public abstract record ParseResult
{
    private ParseResult()
    {
    }

    /// <summary>The page.</summary>
    /// <param name="Page">Its sections.</param>
    /// <param name="Anchors">Every fragment of the page, those of headings without any content included.</param>
    public sealed record Parsed(Page Page, IReadOnlyCollection<string> Anchors) : ParseResult;

    /// <summary>The page says that it is not to be shown or indexed.</summary>
    /// <param name="Reason">How it says so, for the operator.</param>
    public sealed record Skipped(string Reason) : ParseResult;

    /// <summary>The page is broken.</summary>
    /// <param name="Reason">What is wrong, where, how to mend it.</param>
    public sealed record Broken(string Reason) : ParseResult;
}
