using System.Text.RegularExpressions;
using DocsBot.Core.Text;

namespace DocsBot.Core.Answering.Techniques;

/// <summary>
/// Finds what an answer states without a citation: paragraphs, list items and tables that say something and cite no passage. One citation speaks for its paragraph,
/// and one in the line above a list for the list. Code, headings, questions and the lines that lead to a list or a block of code state nothing of their own, nor does what
/// an answer says of its passages: that they leave something open (recognised in English only).
/// </summary>
public static partial class UncitedStatements
{
    /// <summary>With fewer different words that say something it is no statement ("That is all.").</summary>
    private const int FewestWords = 4;

    /// <summary>The statements, in order.</summary>
    /// <param name="answer">A verified answer, as Markdown.</param>
    public static IReadOnlyList<string> Of(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var uncited = new List<string>();
        var isListCited = false;
        foreach (var block in Blocks(answer))
        {
            var cites = Marker().IsMatch(block);
            var isItem = Item().IsMatch(block);
            if (!isItem)
            {
                isListCited = cites && IsLead(block);
            }

            if (!cites && !(isItem && isListCited) && States(block))
            {
                uncited.Add(block);
            }
        }

        return uncited;
    }

    private static IEnumerable<string> Blocks(string answer)
    {
        var block = new List<string>();
        var fence = "";
        foreach (var line in answer.Split('\n').Select(line => line.Trim()))
        {
            var mark = Fence().Match(line).Value;
            var isCode = fence.Length > 0 || mark.Length > 0;
            if (mark.Length > 0)
            {
                fence = fence.Length == 0 ? mark : mark.StartsWith(fence, StringComparison.Ordinal) ? "" : fence;
            }

            var begins = Item().IsMatch(line) || line.StartsWith('#');
            if (block.Count > 0 && (isCode || line.Length == 0 || begins))
            {
                yield return string.Join(' ', block);
                block.Clear();
            }

            if (!isCode && line.Length > 0)
            {
                block.Add(line);
            }
        }

        if (block.Count > 0)
        {
            yield return string.Join(' ', block);
        }
    }

    private static bool States(string block) => block[0] != '#' && !IsLead(block) && block[^1] is not ('?' or '？') && !LeftOpen().IsMatch(block) && Terms.Distinct(block).Count >= FewestWords;

    private static bool IsLead(string block) => Marker().Replace(block, "").TrimEnd() is [.., ':' or '：'];

    [GeneratedRegex(@"\[\d+\]", RegexOptions.NonBacktracking)]
    private static partial Regex Marker();

    [GeneratedRegex(@"\b(?:passages?|documentation|docs)\b.{0,80}(?:\bnot\b|n['’]t\b|\bleaves? open\b|\bsilent\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LeftOpen();

    [GeneratedRegex(@"^(?:[-*+]|\d{1,9}[.)])\s", RegexOptions.NonBacktracking)]
    private static partial Regex Item();

    [GeneratedRegex("^(?:`{3,}|~{3,})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fence();
}
