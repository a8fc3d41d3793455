using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace DocsBot.Lab.Evaluation.Baseline;

/// <summary>
/// A question as a plain full-text query: its words, stop words left out, any of which may match. The stop words are the baseline's own, so that it stays
/// where it is when the product's list changes.
/// </summary>
internal static partial class PlainQuery
{
    private static readonly FrozenSet<string> StopWords = """
        a about am an and are as at be been being but by can could did do does for from had has have he her his how i if in into is it its just may me might my
        no not of on or our she should so such than that the their then there these they this to too very was we were what when where which who whom whose why
        will with would you your
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The query in the syntax of FTS5, see https://sqlite.org/fts5.html#full_text_query_syntax; null when no word is left.</summary>
    public static string? Parse(string text)
    {
        var words = Word().Matches(text).Select(match => match.Value.ToLowerInvariant()).Where(word => !StopWords.Contains(word)).Distinct(StringComparer.Ordinal).ToList();
        return words.Count == 0 ? null : string.Join(" OR ", words.Select(word => $"\"{word}\""));
    }

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
