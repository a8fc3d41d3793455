using System.Globalization;
using System.Text.RegularExpressions;

namespace DocsBot.Lab.Web.Pages.Interactions;

/// <summary>
/// Takes an answer apart into its text, its citations and the claims that they stand behind. What the log holds is what the reader saw, so that every citation in it
/// was checked; the claim is what stands before it, back to the end of the sentence, line or citation before.
/// </summary>
internal static partial class AnswerPieces
{
    /// <summary>Takes an answer apart.</summary>
    /// <param name="answer">The answer as Markdown.</param>
    /// <param name="citations">The numbers of its citations; a bracket with another number is text.</param>
    public static IReadOnlyList<AnswerPiece> Of(string answer, IReadOnlySet<int> citations)
    {
        var pieces = new List<AnswerPiece>();
        var from = 0;
        foreach (var match in Marker().Matches(answer).Where(match => match.Groups["code"].Value.Length == 0))
        {
            if (!int.TryParse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !citations.Contains(number))
            {
                continue;
            }

            AddText(pieces, answer[from..match.Index]);
            pieces.Add(new AnswerPiece(match.Value, number, IsClaim: false));
            from = match.Index + match.Length;
        }

        if (from < answer.Length)
        {
            pieces.Add(new AnswerPiece(answer[from..], Citation: null, IsClaim: false));
        }

        return pieces;
    }

    private static void AddText(List<AnswerPiece> pieces, string text)
    {
        var start = ClaimStart(text);
        if (start > 0)
        {
            pieces.Add(new AnswerPiece(text[..start], Citation: null, IsClaim: false));
        }

        var end = text.TrimEnd().Length;
        if (end > start)
        {
            pieces.Add(new AnswerPiece(text[start..end], Citation: null, IsClaim: true));
        }

        if (end < text.Length)
        {
            pieces.Add(new AnswerPiece(text[Math.Max(start, end)..], Citation: null, IsClaim: false));
        }
    }

    /// <summary>Where the last sentence, or the last line, of a text begins; the mark of a list is not part of it.</summary>
    private static int ClaimStart(string text)
    {
        var body = text.TrimEnd();
        if (body.EndsWith("```", StringComparison.Ordinal))
        {
            // The citation stands behind a block of code.
            return Math.Max(0, body[..^3].LastIndexOf("```", StringComparison.Ordinal));
        }

        var last = 0;
        foreach (var boundary in Boundary().Matches(body).Where(boundary => boundary.Index + boundary.Length < body.Length))
        {
            last = boundary.Index + boundary.Length;
        }

        var mark = ListMark().Match(body, last);
        return last + (mark.Success && mark.Index == last ? mark.Length : body.AsSpan(last).Length - body.AsSpan(last).TrimStart().Length);
    }

    // Code is matched first, so that brackets in it are no citations.
    [GeneratedRegex(@"(?<code>```.*?(```|\z)|`[^`\n]*`)|\[(?<number>\d{1,3})\]", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marker();

    [GeneratedRegex(@"\n+|[.!?。！？]+[""'”’)]*\s+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"\G\s*([-*+>]|\d+[.)]|#{1,6})\s+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListMark();
}
