using System.Text.RegularExpressions;
using DocsBot.Core.Text;

namespace DocsBot.Core.Understanding;

/// <summary>Takes a question that asks several things apart, where its marks say so: "How do I install it? And how do I back it up?".</summary>
internal static partial class QuestionParts
{
    /// <summary>A longer text tells a story; what is asked in it is said in the whole.</summary>
    private const int LongestText = 1_000;

    /// <summary>A part says what it is about in so many words of its own; "why?" belongs to what stands before it.</summary>
    private const int WordsOfItsOwn = 2;

    /// <summary>The parts in order; empty when the question is one, or too many to be told apart.</summary>
    /// <param name="text">The question.</param>
    /// <param name="most">The most parts.</param>
    public static IReadOnlyList<string> Of(string text, int most)
    {
        if (most < 2 || text.Length > LongestText || text.Contains('`', StringComparison.Ordinal))
        {
            return [];
        }

        var parts = Separator().Split(text).Select(part => part.Trim()).ToList();
        if (parts[^1].Length == 0)
        {
            parts.RemoveAt(parts.Count - 1);
        }
        else if (Connective().Count(text) == 0)
        {
            // What follows the last question mark tells of the question and asks nothing.
            return [];
        }

        return parts.Count >= 2 && parts.Count <= most && parts.TrueForAll(SaysEnough) && !parts.Skip(1).Any(part => Reference().IsMatch(part)) ? parts : [];
    }

    private static bool SaysEnough(string part) => Terms.Distinct(part).Count(term => !ConversationWords.Contains(term)) >= WordsOfItsOwn;

    [GeneratedRegex(@"[?？]+|[,;.]?\s(?:and|but) also\s|\sas well as how\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\s(?:and|but) also\s|\sas well as how\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Connective();

    // A part that points back is no question of its own.
    [GeneratedRegex(@"\b(?:it|its|this|that|these|those|they|them|their|he|she|there|one|so)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
