using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DocsBot.Lab.Review.Desk;

/// <summary>The <c>[n]</c> of an answer, outside of code.</summary>
internal static partial class CitationMarks
{
    /// <summary>The numbers that a text cites, in the order of their first mention.</summary>
    public static IReadOnlyList<int> In(string text) => [.. Parts(text).Where(part => part.Number is not null).Select(part => part.Number!.Value).Distinct()];

    /// <summary>The text with its marks renumbered from 1, in the order of their first mention.</summary>
    public static string Renumbered(string text)
    {
        var order = In(text).Select((number, i) => (number, i)).ToDictionary(pair => pair.number, pair => pair.i + 1);
        var renumbered = new StringBuilder(text.Length);
        foreach (var (part, number) in Parts(text))
        {
            renumbered.Append(number is { } cited ? string.Create(CultureInfo.InvariantCulture, $"[{order[cited]}]") : part);
        }

        return renumbered.ToString();
    }

    private static IEnumerable<(string Text, int? Number)> Parts(string text)
    {
        var at = 0;
        foreach (Match match in CodeOrMark().Matches(text))
        {
            if (match.Groups["number"] is not { Success: true } number)
            {
                continue;
            }

            yield return (text[at..match.Index], null);
            yield return (match.Value, int.Parse(number.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture));
            at = match.Index + match.Length;
        }

        yield return (text[at..], null);
    }

    // Code comes first, so that what looks like a mark inside of it is passed over.
    [GeneratedRegex(@"```.*?(?:```|\z)|`[^`\n]*`|\[(?<number>[0-9]{1,3})\]", RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeOrMark();
}
