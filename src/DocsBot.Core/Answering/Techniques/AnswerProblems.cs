using DocsBot.Core.Text;

namespace DocsBot.Core.Answering.Techniques;

/// <summary>Says in sentences what is wrong with an answer's citations, for the model that mends it.</summary>
internal static class AnswerProblems
{
    /// <summary>Characters of a statement that are quoted.</summary>
    private const int QuoteLength = 300;

    /// <summary>The problems: citations that did not hold, then statements without one.</summary>
    /// <param name="unsupported">The citations that were removed.</param>
    /// <param name="shown">The answer without them.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<UnsupportedCitation> unsupported, string shown) =>
    [
        .. unsupported.Select(citation => citation.Claim.Length > 0
            ? FormattableString.Invariant($"Passage {citation.Number} does not support this statement: {Quote(citation.Claim)}")
            : FormattableString.Invariant($"The citation of passage {citation.Number} follows no statement.")),
        .. UncitedStatements.Of(shown).Where(statement => !unsupported.Any(citation => citation.Claim.Length > 0 && statement.Contains(citation.Claim, StringComparison.Ordinal)))
            .Select(statement => $"No passage is cited for this statement: {Quote(statement)}"),
    ];

    private static string Quote(string statement) => PlainText.Shorten(statement.ReplaceLineEndings(" ").Trim(), QuoteLength);
}
