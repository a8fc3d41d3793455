using System.Buffers;

namespace DocsBot.Core.Text;

/// <summary>Operators and decorated names (<c>//=</c>, <c>??</c>, <c>$?</c>, <c>--dry-run</c>, <c>@Test</c>, <c>C++</c>) as terms, where they are meant and not punctuation.</summary>
internal static class Symbols
{
    /// <summary>A longer run is a line drawn or a regular expression.</summary>
    private const int LongestTerm = 8;

    /// <summary>Longer operators do not stand in a block of code often enough to be looked for.</summary>
    private const int LongestInFence = 4;

    private const string Operators = "!$%&*+-/<=>?@\\^|~:.#";
    private const string Brackets = "()[]{}";
    private const string Prefixes = ".$@#*&-+%";
    private const string AloneInLine = "|<>%^~$@\\";

    private static readonly SearchValues<char> AnyBracket = SearchValues.Create(Brackets);

    /// <summary>Signs of every second line of code or of punctuation; outside of backticks they say nothing.</summary>
    private static readonly HashSet<string> Ordinary = ["//", "/*", "*/", "</", "/>", "->", "<-", "<!", "://", "[]", "{}", "()", "=>", "<>", "**/", "/**", "::", "**", "++", "=="];

    public static bool IsSymbol(char c) => Operators.Contains(c, StringComparison.Ordinal) || Brackets.Contains(c, StringComparison.Ordinal);

    /// <summary>The term that a run of symbols is; null when it is punctuation.</summary>
    public static string? Term(string text, int start, int end, CodeContext context)
    {
        var alone = IsEdge(text, start - 1) && IsEdge(text, end);
        var run = text.AsSpan(start, end - start);
        if (context is CodeContext.Inline && alone)
        {
            return run.Length <= LongestTerm ? run.ToString() : null;
        }

        var core = run.Trim(Brackets);
        core = context is CodeContext.Prose or CodeContext.Heading || (context is CodeContext.Question && text.AsSpan(end).IsWhiteSpace()) ? WithoutPunctuation(core) : core;
        if (core.Length is 0 or > LongestTerm || core.ContainsAny(AnyBracket))
        {
            return null;
        }

        var counts = context switch
        {
            CodeContext.Inline => core.Length > 1,
            CodeContext.Fence => core.Length is > 1 and <= LongestInFence && !IsOrdinary(core),
            CodeContext.Heading or CodeContext.Question => alone && (core.Length > 1 ? !IsLine(core) && core is not "->" : AloneInLine.Contains(core[0], StringComparison.Ordinal)),
            _ => alone && core.Length > 1 && !IsOrdinary(core),
        };
        return counts ? core.ToString() : null;
    }

    /// <summary>A word with the signs that belong to its name; null for a word without.</summary>
    public static string? Decorated(string text, int start, int end)
    {
        var prefix = start;
        while (prefix > 0 && start - prefix < 2 && Prefixes.Contains(text[prefix - 1], StringComparison.Ordinal))
        {
            prefix--;
        }

        var prefixed = prefix < start && char.IsLetter(text[start]) && IsEdgeOrOpens(text, prefix - 1);
        var suffix = end;
        if (end - start <= 3 && char.IsLetter(text[start]))
        {
            suffix += text.AsSpan(end).StartsWith("++") ? 2 : text.AsSpan(end).StartsWith("#") ? 1 : 0;
        }

        var suffixed = suffix > end && (suffix == text.Length || !(char.IsLetterOrDigit(text[suffix]) || IsSymbol(text[suffix]) && text[suffix] is not ('.' or '?' or '!' or ':' or ')')));
        return prefixed || suffixed ? text[(prefixed ? prefix : start)..(suffixed ? suffix : end)].ToLowerInvariant() : null;
    }

    private static ReadOnlySpan<char> WithoutPunctuation(ReadOnlySpan<char> run)
    {
        var trimmed = run.TrimEnd(".?!:");
        return trimmed.IsEmpty && run.Length > 1 ? run : trimmed;
    }

    private static bool IsOrdinary(ReadOnlySpan<char> run) =>
        IsLine(run) || Ordinary.GetAlternateLookup<ReadOnlySpan<char>>().Contains(run);

    /// <summary>Rulers, underlines, ellipses: one sign again and again.</summary>
    private static bool IsLine(ReadOnlySpan<char> run) =>
        (run[0] is '-' or '=' or '*' or '#' or '~' or '.' or '+' or ':' or '!') && !run.ContainsAnyExcept(run[0]) && !(run is "==" or "===" or "**" or "++" or "::");

    private static bool IsEdge(string text, int i) => i < 0 || i >= text.Length || char.IsWhiteSpace(text[i]) || text[i] is '`' or '"' or '\'' or '“' or '”' or '‘' or '’' or ',' or ';';

    private static bool IsEdgeOrOpens(string text, int i) => IsEdge(text, i) || text[i] is '(' or '[' or '{' or '|' or '=';
}
