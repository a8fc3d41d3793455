using System.Text.RegularExpressions;
using DocsBot.Core.Text;

namespace DocsBot.Lab.Evaluation.Answers;

/// <summary>Counts an answer's words as a reader would: what stands between white space and has a letter or digit; a CJK character counts half a word.</summary>
public static partial class AnswerWords
{
    /// <summary>The answer without the numbers of its citations.</summary>
    public static string WithoutCitations(string answer) => Citation().Replace(answer, string.Empty);

    /// <summary>The number of words.</summary>
    public static double Count(string text)
    {
        _ = CutAt(text, double.PositiveInfinity, out var words);
        return words;
    }

    /// <summary>The beginning of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">How many words of it.</param>
    public static string First(string text, int words) => text[..CutAt(text, words, out _)];

    private static int CutAt(string text, double limit, out double words)
    {
        words = 0;
        var counted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var isIdeograph = Terms.IsIdeograph(text[i]);
            if (char.IsWhiteSpace(text[i]) || isIdeograph)
            {
                counted = false;
            }

            var begins = isIdeograph ? 0.5 : !counted && char.IsLetterOrDigit(text[i]) ? 1 : 0;
            if (begins > 0 && words + begins > limit)
            {
                return i;
            }

            words += begins;
            counted |= begins >= 1;
        }

        return text.Length;
    }

    [GeneratedRegex(@"(?<!\\)\[\d+\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Citation();
}
