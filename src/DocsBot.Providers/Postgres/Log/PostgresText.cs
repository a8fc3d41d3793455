using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace DocsBot.Providers.Postgres.Log;

/// <summary>Texts as PostgreSQL takes them: without the NUL character, which its <c>text</c> cannot hold, and without halves of surrogate pairs, which are no UTF-8.</summary>
internal static partial class PostgresText
{
    private const char Replacement = '\ufffd';

    /// <summary>A text with U+FFFD in the place of what cannot be stored; mostly the text itself.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Clean(string? text)
    {
        if (text is null || !text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') && !text.Contains('\0', StringComparison.Ordinal))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        }

        return clean.ToString();
    }

    /// <summary>The same for JSON, where NUL is written as an escape that PostgreSQL's JSON functions refuse.</summary>
    [return: NotNullIfNotNull(nameof(json))]
    public static string? CleanJson(string? json) => json is null || !json.Contains("\\u0000", StringComparison.Ordinal)
        ? Clean(json)
        : Clean(EscapedNul().Replace(json, match => match.Groups["before"].Value + Replacement));

    /// <summary>An escaped NUL, and not a backslash before "u0000": an even number of backslashes stands before it.</summary>
    [GeneratedRegex(@"(?<!\\)(?<before>(?:\\\\)*)\\u0000", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex EscapedNul();
}
