using System.Collections.Frozen;
using System.Text.RegularExpressions;
using DocsBot.Core.Text;

namespace DocsBot.Core.Answering;

/// <summary>What a sentence or code block of the answer claims, taken apart for the comparison with a passage.</summary>
internal sealed partial class CitationClaim
{
    // Words that answers are built with and passages need not share.
    private static readonly FrozenSet<string> Filler = Terms.Of("""
        use used using make makes provide provides allow allows let lets enable enables need needs require mean means called call call set example examples
        following follow below above specify specified ensure include includes including help helps way ways thing things yes sure correct note see refer source sources
        documentation document docs according passage section simply therefore however additionally also instead first then next finally often typically
        usually generally would may might must get gets want wants become becomes able available order case cases based like one two
        """).ToFrozenSet(StringComparer.Ordinal);

    private CitationClaim(string text, IReadOnlyList<string> literals, IReadOnlyList<string> quotes, bool isCode)
    {
        Text = text;
        Words = [.. Terms.Of(text).Distinct(StringComparer.Ordinal).Where(term => !char.IsAsciiDigit(term[0]) && !Filler.Contains(term))];
        Literals = literals;
        Quotes = quotes;
        IsCode = isCode;
        Language = isCode ? null : LanguageHint.Of(text);
        Numbers = isCode ? [] : [.. CitationEvidence.NumbersIn(WithoutCode(text))];
    }

    /// <summary>Nothing claimed: no passage supports it.</summary>
    public static CitationClaim None { get; } = new(string.Empty, [], [], isCode: false);

    /// <summary>Whether there is anything to compare.</summary>
    public bool SaysSomething => Words.Count + Numbers.Count + Literals.Count > 0;

    /// <summary>The sentence or the code.</summary>
    public string Text { get; }

    private IReadOnlyList<string> Words { get; }

    private IReadOnlyList<string> Numbers { get; }

    private IReadOnlyList<string> Literals { get; }

    private IReadOnlyList<string> Quotes { get; }

    private bool IsCode { get; }

    private string? Language { get; }

    /// <summary>The claim of a sentence, list item or table row.</summary>
    public static CitationClaim OfText(string sentence)
    {
        var literals = CodeSpan().Matches(sentence).SelectMany(match => TokensOf(match.Groups["code"].Value))
            .Concat(NameInProse().Matches(WithoutCode(sentence)).Select(match => match.Value));
        return new CitationClaim(sentence, [.. literals], [.. Quotation().Matches(sentence).Select(match => match.Groups["text"].Value)], isCode: false);
    }

    /// <summary>The claim of a code block: that this is how the passage says it is written.</summary>
    public static CitationClaim OfCode(string code) =>
        new(code, [.. Option().Matches(code).Select(match => match.Value)], [], isCode: true);

    /// <summary>Whether a passage supports the claim.</summary>
    public bool IsSupportedBy(CitationEvidence evidence, CitationOptions options)
    {
        if (!SaysSomething || !Numbers.All(evidence.HoldsNumber) || !Literals.All(evidence.HoldsLiteral) || !Quotes.All(evidence.HoldsQuote))
        {
            return false;
        }

        var found = Words.Count(evidence.HoldsWord);
        if (Language is not null && evidence.Language is not null && Language != evidence.Language)
        {
            // A translated claim shares names and numbers with its passage, not words.
            return found + Numbers.Count + Literals.Count > 0;
        }

        return found >= (IsCode ? options.MinimumCodeShare : options.MinimumShare) * Words.Count;
    }

    private static string WithoutCode(string text) => text.Contains('`', StringComparison.Ordinal) ? CodeSpan().Replace(text, " ") : text;

    private static IEnumerable<string> TokensOf(string code) =>
        code.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Select(token => token.Trim(',', ';', ':', '"', '\'', '(', ')', '{', '}'))
            .Where(token => token.Length > 0 && token[0] != '<' && token != "...");

    // As in CommonMark a span ends with as many backticks as it began with; longer runs are rare enough to leave out.
    [GeneratedRegex("(?<ticks>`{1,2})(?<code>[^`]+)\\k<ticks>", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeSpan();

    [GeneratedRegex("[\"“](?<text>[^\"“”]{2,200})[\"”]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quotation();

    // Names that can only come from code: --option, snake_case, camelCase, dotted.name with letters on both sides and no space.
    [GeneratedRegex(@"(?<!\S)--[a-z][\w-]*|\b[A-Za-z]\w*_\w+|\b[a-z]+[A-Z]\w*|\b[A-Za-z]\w+(\.[A-Za-z]\w+)+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NameInProse();

    [GeneratedRegex(@"(?<![\w-])--[a-zA-Z][\w-]*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Option();
}
